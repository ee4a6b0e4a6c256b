"""Example configuration of JupyterHub for a class; kernel/docs/hub.md explains each value."""

c = get_config()  # noqa: F821 - JupyterHub defines it

# A kernel that has run no cell for half an hour is shut down. cull_busy makes this the limit of a cell
# that prints nothing, too; a cell that prints counts as active. The notebooks are kept.
IDLE_SECONDS = 1800

# A server without kernels and connections ends after another half hour.
UNUSED_SECONDS = 1800

# What a student's server with its kernels may use. Spawners for containers and systemd enforce it;
# LocalProcessSpawner only passes it on as environment variables.
c.Spawner.mem_limit = "1G"
c.Spawner.cpu_limit = 1.0

c.Spawner.environment = {
    # Jupyter Notebook 6, which is in the image, rather than the first server that is installed.
    "JUPYTERHUB_SINGLEUSER_APP": "notebook.notebookapp.NotebookApp",
    # The Java heap of a kernel. Without it, the heap may use 40 % of the memory that the kernel sees:
    # that of its container, or else that of the whole machine.
    "JAVA_TOOL_OPTIONS": "-Xmx400m",
}
c.Spawner.args = [
    f"--MappingKernelManager.cull_idle_timeout={IDLE_SECONDS}",
    "--MappingKernelManager.cull_interval=60",
    "--MappingKernelManager.cull_busy=True",
    "--MappingKernelManager.cull_connected=True",
    f"--NotebookApp.shutdown_no_activity_timeout={UNUSED_SECONDS}",
]
c.Spawner.default_url = "/tree"

# A class logs in within the same minute.
c.JupyterHub.concurrent_spawn_limit = 10
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120

# One container for each student, with a volume for the home directory. Untried: DockerSpawner is not in
# Debian. To use it, install it and remove the comment sign.
# c.JupyterHub.spawner_class = "dockerspawner.DockerSpawner"
c.DockerSpawner.image = "lectern"
c.DockerSpawner.cmd = ["jupyterhub-singleuser"]
c.DockerSpawner.remove = True
c.DockerSpawner.volumes = {"lectern-{username}": "/home/jovyan"}
c.DockerSpawner.extra_host_config = {"cap_drop": ["ALL"], "security_opt": ["no-new-privileges"]}
