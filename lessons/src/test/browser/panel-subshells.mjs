// While a cell trains, computes in a subshell, opens a comm, for which JupyterLab creates another
// subshell, and removes both. Argument: the address of the notebook.
import { cell, ended, press, runAll, visit } from "./panel.mjs";

const [address] = process.argv.slice(2);

await visit(address, async (page) => {
  await runAll(page);
  await cell(page, 1).getByText("Epoch 2/").waitFor({ timeout: 60_000 });
  const seen = await page.evaluate(work);
  await press(page, "interrupt");
  await ended(cell(page, 1));
  return seen;
});

// Each wait has a timeout; otherwise, a lost message would block the test until its time limit.
async function work() {
  const coming = (promise, what) => {
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error(`no ${what} within 30 s`)), 30_000));
    return Promise.race([promise, late]);
  };
  const main = panel.sessionContext.session.kernel;
  const list = async (when) => (await coming(main.requestListSubshell({}).done, `list of subshells ${when}`)).content.subshell_id;
  const { content: { subshell_id } } = await coming(main.requestCreateSubshell({}).done, "subshell");
  const beside = manager.kernels.connectTo({ model: main.model, subshellId: subshell_id });
  await coming(beside.info, "kernel info for the subshell's connection");
  const texts = [];
  const cell = beside.requestExecute({ code: 'System.out.println("beside"); X.rows()' });
  cell.onIOPub = ({ content }) => texts.push(content.text ?? content.data?.["text/plain"]);
  const { content: reply } = await coming(cell.done, "end of the subshell's cell");
  const training = panel.content.widgets[1].model.executionState;

  const comm = main.createComm("nobody");
  const closed = new Promise((resolve) => (comm.onClose = ({ content }) => resolve(content.comm_id === comm.commId)));
  await coming(comm.subshellStarted, "subshell of the comm");
  const during = await list("beside the comm");
  comm.open();
  const closedByKernel = await coming(closed, "end of the comm");
  beside.dispose();
  const gone = async () => {
    while ((await list("after the end")).length > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  };
  await coming(gone(), "removal of both subshells");
  return {
    status: reply.status,
    texts: texts.filter((text) => text !== undefined),
    training,
    subshells: during.length,
    closedByKernel,
  };
}
