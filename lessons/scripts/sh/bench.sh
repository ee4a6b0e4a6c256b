# The benchmarks of kernel/bench, which no other command builds.

bench_usage() {
  cat <<'END'
usage: ./lecture bench training [option ...]
       ./lecture bench kernels [--quick] [NAME ...]
       ./lecture bench curves [option ...]
       ./lecture bench kernel [--rounds N]
       ./lecture bench hub [--students N] [--at-once N] [--heap MB]

training trains dense and convolutional nets on Fashion-MNIST with Lectern, TensorFlow Java, DJL
(PyTorch) and Deeplearning4j. Each library runs in its own process, and they take turns: first on a
quiet machine, then alongside a process that keeps one core busy. Prints a table and writes
target/bench/training.json.

  --rounds N           number of times each library runs each case; default 3
  --cases A,B,...      some of net1-1200, net1-32, net2-1200, net2-32, net3-32, lenet-128,
                       cnn-128, cnn-32; default: all
  --peers A,B,...      some of ours, tensorflow, djl, dl4j; default: all
  --quiet-only         skip the runs alongside the busy process
  --busy-only          skip the runs on a quiet machine

kernels times each compute kernel of a training step separately: all, or only those whose names
contain a NAME, such as adam. Prints a table and writes target/bench/kernels.json.

  --quick              fewer and shorter runs, for a first look

curves times training with Lectern while one parameter varies: batch size, width, depth, samples or
workers. Prints tables, writes target/bench/curves.json and draws five plots. Takes about 5 minutes.

  --quick              shorter runs, under a minute, for a first look
  --pictures DIR       directory for the plots; default target/bench
  --coretype NAME      make OpenBLAS use its kernels for another processor, such as Haswell for AVX2,
                       and use OpenBLAS for all products

kernel measures how long a student waits (for start-up, cells, completion, interrupts and output) and
how much memory is used. Our Jupyter kernel, ipykernel (if Jupyter's Python has it) and bare JShell
take turns. Prints a table that shows which goals are met, and writes target/bench/kernel.json. Takes
about 2 minutes.

  --rounds N           number of measurements of each kernel; default 5

hub starts a JupyterHub on this machine, in which students log in at once, run notebook 01 and train a
net for one epoch. Prints the seconds to the first cell and the memory of each student, and writes
target/bench/hub.json. Needs JupyterHub (Debian: jupyterhub). Takes about 3 minutes.

  --students N         number of students; default 10
  --at-once N          number of students that work at the same time; default: all
  --heap MB            Java heap of a kernel; default 400

  --help               print this text
END
}

bench_usage_error() {
  printf 'lecture: %s\n' "$*" >&2
  bench_usage >&2
  exit 2
}

bench() {
  case ${1-} in
    training) shift; bench_training "$@" ;;
    kernels) shift; bench_kernels "$@" ;;
    curves) shift; bench_curves "$@" ;;
    kernel) shift; bench_kernel "$@" ;;
    hub) shift; bench_hub "$@" ;;
    --help | -h) bench_usage ;;
    '') bench_usage_error 'bench: expected training, kernels, curves, kernel or hub but got nothing' ;;
    *) bench_usage_error "bench: unknown benchmark $1" ;;
  esac
}

bench_training() {
  peers=ours,tensorflow,djl,dl4j
  check_options '--quiet-only --busy-only' '--rounds --cases --peers' "$@" || return 0
  # shellcheck disable=SC2046 # module names contain no blanks
  prepare_bench $(echo "$peers" | tr , '\n' | sed '/^ours$/d')
  run_bench "$(kernel_flags)" runner.TrainingBench "$@"
}

bench_kernels() {
  for word; do
    case $word in
      --help | -h) bench_usage; return 0 ;;
      --quick) ;;
      '' | *[!A-Za-z]*) bench_usage_error "bench kernels: expected a name such as adam but got $word" ;;
    esac
  done
  prepare_bench
  unset OPENBLAS_CORETYPE OPENBLAS_NUM_THREADS OMP_NUM_THREADS
  run_bench '' kernels.KernelsBench "$@"
}

bench_curves() {
  coretype=
  pictures=target/bench
  quick=
  check_options '--quick' '--pictures --coretype' "$@" || return 0
  prepare_bench
  unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS OMP_NUM_THREADS
  flags=$(kernel_flags)
  if [ -n "$coretype" ]; then # oneDNN ignores it
    export OPENBLAS_CORETYPE="$coretype"
    flags="-Dlectern.onednn=false $flags"
  fi
  run_bench "$flags" curves.CurvesBench ${quick:+--quick} --pictures "$pictures"
}

bench_kernel() {
  check_options '' '--rounds' "$@" || return 0
  prepare course
  prepare_bench
  # Without the flag, ipykernel's debugger prints a warning that is irrelevant here.
  exec "$python" -Xfrozen_modules=off lessons/scripts/python/bench_kernel.py "$@"
}

bench_hub() {
  check_options '' '--students --at-once --heap' "$@" || return 0
  prepare course
  "$python" -c 'import jupyterhub' 2>/dev/null ||
    fail "$python cannot import jupyterhub; on Debian: sudo apt-get install --no-install-recommends jupyterhub"
  exec "$python" lessons/scripts/python/bench_hub.py --cache "$cache" "$@"
}

# Prints the kernel's JVM flags: benchmarks run as a notebook does.
kernel_flags() {
  "$java" -cp kernel/target/classes io.github.lectern.jupyter.install.JvmFlags
}

# run_bench "FLAG ..." CLASS ARGUMENT ...
run_bench() {
  flags=$1
  main=io.github.lectern.bench.$2
  shift 2
  set -f # a flag contains no blanks, but may contain asterisks
  # shellcheck disable=SC2086
  exec "$java" $flags -cp "kernel/bench/target/classes:$(cat kernel/bench/target/classpath)" \
    "$main" "$@"
}

# check_options "FLAG ..." "OPTION ..." WORD ...: returns 1 after printing the help.
check_options() {
  flags=" $1 "
  valued=" $2 "
  shift 2
  while [ $# -ne 0 ]; do
    case $1 in
      --help | -h) bench_usage; return 1 ;;
      '' | *[!a-z-]*) bench_usage_error "bench: unknown option $1" ;;
    esac
    case $flags in
      *" $1 "*) [ "$1" != --quick ] || quick=yes ;;
      *)
        case $valued in *" $1 "*) ;; *) bench_usage_error "bench: unknown option $1" ;; esac
        [ $# -ge 2 ] || bench_usage_error "bench: $1 needs a value"
        check_bench_value "$1" "$2"
        shift
        ;;
    esac
    shift
  done
}

# Sets $peers, $pictures and $coretype to the values given.
check_bench_value() {
  case $1,$2 in
    --rounds,* | --students,* | --at-once,* | --heap,*)
      case $2 in
        '' | 0* | *[!0-9]*) bench_usage_error "bench: $1 needs a number above 0 but got $2" ;;
      esac
      ;;
    --cases,*)
      check_among case "$2" \
        'net1-1200 net1-32 net2-1200 net2-32 net3-32 lenet-128 cnn-128 cnn-32'
      ;;
    --peers,*)
      check_among peer "$2" 'ours tensorflow djl dl4j'
      peers=$2
      ;;
    --pictures, | --coretype,) bench_usage_error "bench: $1 needs a value" ;;
    --pictures,/*) pictures=$2 ;;
    --pictures,*) pictures=$caller/$2 ;;
    --coretype,*[!A-Za-z0-9]*) bench_usage_error "bench: --coretype needs a name but got $2" ;;
    --coretype,*) coretype=$2 ;;
  esac
}

# check_among WHAT "A,B" "A B C": fails unless all are known.
check_among() {
  [ -n "$2" ] || bench_usage_error "bench: expected a $1 (one of $3) but got nothing"
  for word in $(echo "$2" | tr , ' '); do
    case " $3 " in
      *" $word "*) ;;
      *) bench_usage_error "bench: unknown $1 $word; expected one of $3" ;;
    esac
  done
}

# prepare_bench [PEER ...]: builds kernel/bench and these peers if anything has changed.
prepare_bench() {
  bench_peers=$*
  load_setup course && has_data && bench_is_built && return
  begin_work course
  has_data || { is_built || build; fetch_data; }
  bench_is_built || build_bench
  release_lock
}

# Prints the directories of the modules to be built.
bench_modules() {
  echo kernel/bench
  for peer in $bench_peers; do
    echo "kernel/bench/$peer"
  done
}

# stamp DIRECTORY: prints the file whose time is the start of the module's last build.
stamp() {
  echo "$state/built-bench-${1##*/}"
}

bench_is_built() {
  for module in $(bench_modules); do
    [ -f "$(stamp "$module")" ] && [ -d "$module/target/classes" ] || return 1
    [ -z "$(find pom.xml kernel/pom.xml kernel/src/main kernel/bench -path '*/target' -prune \
      -o -type f -newer "$(stamp "$module")" -print | head -n 1)" ] || return 1
  done
}

# A library that cannot be downloaded does not stop the others from being built and run.
build_bench() {
  log=$state/bench.log
  say "building the benchmarks; Maven's output is in $log"
  [ -z "$bench_peers" ] ||
    say 'the first build downloads the libraries to compare with, about 300 MB, into ~/.m2'
  for module in $(bench_modules); do
    : >"$(stamp "$module")-new"
    rm -f "$module/target/classpath"
  done
  modules=$(bench_modules | tr '\n' ,)
  run_job mvn -B -ntp process-classes --fail-at-end -P '!checks,bench' -pl "${modules%,}" -am \
    -Dmaven.test.skip=true >"$log" 2>&1 ||
    say "not everything could be built; see $log"
  for module in $(bench_modules); do
    finish_module
  done
}

finish_module() {
  if [ -e "$module/target/classpath" ]; then
    mv "$(stamp "$module")-new" "$(stamp "$module")"
  elif [ "$module" = kernel/bench ]; then
    fail_with_log "$log" "$module could not be built"
  else
    say "$module could not be built; it is left out"
  fi
}
