package io.github.lectern.jupyter;

import io.github.lectern.jupyter.install.Arguments;
import io.github.lectern.jupyter.install.CdsArchive;
import io.github.lectern.jupyter.install.KernelSpec;
import io.github.lectern.jupyter.transport.Connection;
import io.github.lectern.tensor.NativeCache;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Runs or installs the kernel. */
public final class Main {
  private static final int USAGE_ERROR = 2;

  private Main() {}

  /** Runs the command that {@code --help} describes. */
  public static void main(String[] args) throws InterruptedException {
    int status = run(List.of(args), System.out, System.err);
    if (status != 0) {
      ProcessLifecycle.exit(status);
    }
  }

  /**
   * Runs a command and returns the exit status.
   *
   * @param out receives the results
   * @param err receives the error messages
   */
  public static int run(List<String> args, PrintStream out, PrintStream err)
      throws InterruptedException {
    try {
      return switch (args.isEmpty() ? "" : args.get(0)) {
        case "-h", "--help" -> print(out, Arguments.USAGE);
        case "--version" -> print(out, "Lectern " + KernelInfo.version() + "\n");
        case "install" -> print(out, KernelSpec.install(Arguments.parse(args)));
        case CdsArchive.TRAINING_RUN -> CdsTrainingRun.run();
        case "kernelspec" -> print(out, KernelSpec.writeInPlace(Arguments.parse(args)));
        default -> serve(args);
      };
    } catch (IllegalArgumentException e) {
      err.println("lectern: " + e.getMessage());
      err.print(Arguments.USAGE);
      return USAGE_ERROR;
    } catch (IOException e) {
      err.println("lectern: " + KernelSpec.reason(e));
      return 1;
    }
  }

  private static int serve(List<String> args) throws IOException, InterruptedException {
    ProcessLifecycle.boundShutdown();
    NativeCache.prepare();
    KernelOptions options =
        KernelOptions.parse(
            args, StartupFile.ofUser(System.getenv(), System.getProperty("user.home")));
    KernelBootstrap bootstrap = KernelBootstrap.start(options);
    Connection connection = ConnectionFile.read(options.connection(), System.getenv());
    ProcessLifecycle.exitWithParent(System.getenv());
    CdsArchive.ofThisKernel().ifPresent(CdsArchive::refreshLater);
    try (Kernel kernel = Kernel.start(connection, bootstrap)) {
      kernel.awaitShutdown();
    }
    ProcessLifecycle.exit(0);
    return 0;
  }

  private static int print(PrintStream out, String text) {
    out.print(text);
    return 0;
  }
}
