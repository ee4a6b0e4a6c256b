// While a cell trains: computes in a subshell, opens a comm, for which JupyterLab makes a subshell of
// its own, and removes both. Argument: the address of the notebook.
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

async function work() {
  const main = panel.sessionContext.session.kernel;
  const list = async () => (await main.requestListSubshell({}).done).content.subshell_id;
  const { content: { subshell_id } } = await main.requestCreateSubshell({}).done;
  const beside = manager.kernels.connectTo({ model: main.model, subshellId: subshell_id });
  await beside.info;
  const texts = [];
  const cell = beside.requestExecute({ code: 'System.out.println("beside"); X.rows()' });
  cell.onIOPub = ({ content }) => texts.push(content.text ?? content.data?.["text/plain"]);
  const { content: reply } = await cell.done;
  const training = panel.content.widgets[1].model.executionState;

  const comm = main.createComm("nobody");
  const closed = new Promise((resolve) => (comm.onClose = ({ content }) => resolve(content.comm_id === comm.commId)));
  await comm.subshellStarted;
  const during = await list();
  comm.open();
  const closedByKernel = await closed;
  beside.dispose();
  while ((await list()).length > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    status: reply.status,
    texts: texts.filter((text) => text !== undefined),
    training,
    subshells: during.length,
    closedByKernel,
  };
}
