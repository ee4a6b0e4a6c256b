package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lectern.lessons.WaitsForProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Opens one notebook in two tabs: two sessions with one kernel, through a real Jupyter server. */
@EnabledIfSystemProperty(named = "lectern.tests", matches = "all")
@WaitsForProcesses
class TwoTabsIT {
  private static final Path PROGRAM = Path.of("src/test/python/two_tabs.py").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void each_tab_gets_its_own_replies_and_sees_all_outputs() throws Exception {
    Jupyter.registerKernel();
    Path notebooks = Files.createDirectory(folder.resolve("notebooks"));
    Path settings = Files.createDirectory(folder.resolve("settings"));
    Path log = Jupyter.LOGS.resolve("two-tabs-server.log");
    Path program = Jupyter.program("jupyter-notebook").orElseGet(TwoTabsIT::abortWithoutServer);
    try (ClassicServer server = new ClassicServer(program, notebooks, folder, settings, log)) {
      Command.Outcome outcome =
          Command.in(folder, Jupyter.python(), PROGRAM, server.addressOf("two-tabs.ipynb"))
              .run(Jupyter.LOGS.resolve("two-tabs.log"), Duration.ofMinutes(10));
      List<String> lines = outcome.said().lines().toList();
      JsonObject result = JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
      assertThat(result.getAsJsonArray("failed")).as(outcome.said()).isEmpty();
      assertThat(result.get("ran").getAsInt()).isEqualTo(8);
    }
  }

  private static Path abortWithoutServer() {
    return abort("needs the classic Notebook: use ./lecture test");
  }
}
