// JupyterLab's notebook panel without the rest of JupyterLab, assembled as its own extensions do:
// toolbar, Markdown, formulas, completer with documentation, tooltip. The URL parameters are token,
// path, theme and windowing, JupyterLab's name for the way in which it leaves out invisible cells.
import { SessionContextDialogs } from "@jupyterlab/apputils";
import {
  CodeMirrorEditorFactory,
  CodeMirrorMimeTypeService,
  EditorExtensionRegistry,
  EditorLanguageRegistry,
  EditorThemeRegistry,
  ybinding,
} from "@jupyterlab/codemirror";
import { CompletionProviderManager, ContextCompleterProvider, KernelCompleterProvider } from "@jupyterlab/completer";
import { PageConfig, Text } from "@jupyterlab/coreutils";
import { Context } from "@jupyterlab/docregistry";
import { createMarkdownParser } from "@jupyterlab/markedparser-extension";
import { MathJaxTypesetter } from "@jupyterlab/mathjax-extension";
import {
  NotebookActions,
  NotebookModelFactory,
  NotebookPanel,
  NotebookWidgetFactory,
  StaticNotebook,
  ToolbarItems,
} from "@jupyterlab/notebook";
import { RenderMimeRegistry, standardRendererFactories } from "@jupyterlab/rendermime";
import { KernelMessage, ServiceManager } from "@jupyterlab/services";
import { Tooltip } from "@jupyterlab/tooltip";
import { CommandRegistry } from "@lumino/commands";
import { Widget } from "@lumino/widgets";
import "@jupyterlab/notebook/style/index.js";
import "@jupyterlab/completer/style/index.js";
import "@jupyterlab/tooltip/style/index.js";

// The classic server knows none of these protocols. It would refuse the first connection that offers
// one, and the page would connect again.
const protocols = KernelMessage.supportedKernelWebSocketProtocols;
Object.keys(protocols).forEach((name) => delete protocols[name]);

const wanted = new URLSearchParams(location.search);
PageConfig.setOption("baseUrl", `${location.origin}/`);
PageConfig.setOption("token", wanted.get("token"));
document.getElementById("theme").href = `${wanted.get("theme")}.css`;
document.body.dataset.jpThemeLight = `${wanted.get("theme") === "light"}`;

const languages = new EditorLanguageRegistry();
EditorLanguageRegistry.getDefaultLanguages().forEach((language) => languages.addLanguage(language));

function editorExtensions() {
  const themes = new EditorThemeRegistry();
  EditorThemeRegistry.getDefaultThemes().forEach((theme) => themes.addTheme(theme));
  const extensions = new EditorExtensionRegistry();
  EditorExtensionRegistry.getDefaultExtensions({ themes }).forEach((one) => extensions.addExtension(one));
  extensions.addExtension({
    name: "shared-model-binding",
    factory: ({ model: { sharedModel } }) =>
      EditorExtensionRegistry.createImmutableExtension(
        ybinding({ ytext: sharedModel.ysource, undoManager: sharedModel.undoManager ?? undefined }),
      ),
  });
  return extensions;
}

const editors = new CodeMirrorEditorFactory({ extensions: editorExtensions(), languages });
const rendermime = new RenderMimeRegistry({
  initialFactories: standardRendererFactories,
  latexTypesetter: new MathJaxTypesetter(),
  markdownParser: createMarkdownParser(languages),
});
const manager = new ServiceManager({ standby: "never" });
const context = new Context({
  manager,
  factory: new NotebookModelFactory({}),
  path: wanted.get("path"),
  kernelPreference: { shouldStart: true, canStart: true, autoStartDefault: false },
});
const panel = new NotebookWidgetFactory({
  name: "Notebook",
  modelName: "notebook",
  fileTypes: ["notebook"],
  defaultFor: ["notebook"],
  rendermime,
  contentFactory: new NotebookPanel.ContentFactory({ editorFactory: editors.newInlineEditor }),
  mimeTypeService: new CodeMirrorMimeTypeService(languages),
  notebookConfig: { ...StaticNotebook.defaultNotebookConfig, windowingMode: wanted.get("windowing") ?? "none" },
  toolbarFactory: (panel) => ToolbarItems.getDefaultItems(panel, new SessionContextDialogs()),
}).createNew(context);

const completion = new CompletionProviderManager();
completion.setTimeout(30_000); // JupyterLab's default of one second is too short for a busy machine
completion.setShowDocumentationPanel(true);
completion.registerProvider(new ContextCompleterProvider());
completion.registerProvider(new KernelCompleterProvider());

function completeHere() {
  const editor = panel.content.activeCell?.editor ?? null;
  const session = panel.sessionContext.session;
  return completion.updateCompleter({ editor, session, widget: panel, sanitizer: rendermime.sanitizer });
}

async function showTooltip() {
  const { activeCell: { editor } } = panel.content;
  const code = editor.model.sharedModel.getSource();
  const cursor_pos = Text.jsIndexToCharIndex(editor.getOffsetAt(editor.getCursorPosition()), code);
  const { content } = await panel.sessionContext.session.kernel.requestInspect({ code, cursor_pos, detail_level: 0 });
  if (content.status !== "ok" || !content.found) return;
  const tooltip = new Tooltip({ anchor: panel.content, bundle: content.data, editor, rendermime });
  Widget.attach(tooltip, document.body);
}

const commands = new CommandRegistry();
const bind = (command, keys, selector, execute) => {
  commands.addCommand(command, { execute });
  commands.addKeyBinding({ command, keys, selector });
};
const editing = ".jp-Notebook.jp-mod-editMode .jp-mod-completer-enabled";
bind("complete", ["Tab"], editing, () => completion.invoke(panel.id));
bind("select", ["Enter"], ".jp-Notebook .jp-mod-completer-active", () => completion.select(panel.id));
bind("tooltip", ["Shift Tab"], editing, showTooltip);
document.addEventListener("keydown", (event) => commands.processKeydownEvent(event), true);

Widget.attach(panel, document.body);
await manager.ready;
await context.initialize(false);
await panel.sessionContext.initialize();
await panel.sessionContext.ready;
panel.content.activeCellChanged.connect(completeHere);
panel.sessionContext.sessionChanged.connect(completeHere);
await completeHere();
Object.assign(globalThis, { panel, manager, NotebookActions });
document.body.dataset.ready = "yes";
