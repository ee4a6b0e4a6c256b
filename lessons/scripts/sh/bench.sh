# The benchmarks of kernel/bench, which no other command builds.

bench_usage() {
  cat <<'END'
usage: ./lecture bench training [option ...]
       ./lecture bench passes [--quick] [NAME ...]
       ./lecture bench curves [option ...]
       ./lecture bench kernel [--rounds N]

training trains five nets on Fashion-MNIST with Lectern, TensorFlow Java, DJL (PyTorch) and
Deeplearning4j, each in a process of its own and in turn; first on a quiet machine, then beside a
process that keeps one core busy. Prints a table, and writes target/bench/training.json.

  --rounds N           how often each library runs each case; default 3
  --cases A,B,...      of net1-1200, net1-32, net2-1200, net2-32, net3-32; default: all
  --peers A,B,...      of ours, tensorflow, djl, dl4j; default: all
  --quiet-only         not beside a busy process
  --busy-only          only beside a busy process

passes times the passes of a training step, each alone: those whose names hold a NAME, such as adam,
or all. Prints a table, and writes target/bench/passes.json. Also called kernels, as such loops are.

  --quick              fewer and shorter runs, for a first look

curves times training with Lectern while one thing varies: batch size, width, depth, samples, workers.
Prints tables, writes target/bench/curves.json, and draws five pictures. About five minutes.

  --quick              shorter runs, less than a minute, for a first look
  --pictures DIR       where the pictures go; default target/bench
  --coretype NAME      have OpenBLAS use its kernels for another processor, such as Haswell for AVX2,
                       for all products

kernel measures what a student waits for: start, cells, completion, interrupts, output; and memory.
The kernel, ipykernel where Jupyter's Python has it, and bare JShell take turns. Prints a table with
the goals met or missed, and writes target/bench/kernel.json. About two minutes.

  --rounds N           how often each is measured; default 5

  --help               this text
END
}

bench_misuse() {
  printf 'lecture: %s\n' "$*" >&2
  bench_usage >&2
  exit 2
}

bench() {
  case ${1-} in
    training)
      shift
      bench_training "$@"
      ;;
    passes | kernels)
      shift
      bench_passes "$@"
      ;;
    curves)
      shift
      bench_curves "$@"
      ;;
    kernel)
      shift
      bench_kernel "$@"
      ;;
    --help | -h) bench_usage ;;
    '') bench_misuse 'bench: which one? training, passes, curves or kernel' ;;
    *) bench_misuse "bench: unknown word $1" ;;
  esac
}

bench_training() {
  peers=ours,tensorflow,djl,dl4j
  check_options '--quiet-only --busy-only' '--rounds --cases --peers' "$@" || return 0
  prepare_bench "protocol runner ours $(echo "$peers" | tr , ' ')"
  runner=kernel/bench/runner/target
  flags=$(kernel_flags)
  set -f # a flag has no blanks, but asterisks
  # shellcheck disable=SC2086
  exec "$java" $flags -cp "$runner/classes:$(cat "$runner/classpath")" \
    io.github.lectern.bench.runner.TrainingBench "$@"
}

bench_passes() {
  for word; do
    case $word in
      --help | -h) bench_usage; return 0 ;;
      --quick) ;;
      '' | *[!A-Za-z]*) bench_misuse "bench: passes: expected a name such as adam, was $word" ;;
    esac
  done
  prepare_bench passes
  passes=kernel/bench/passes/target
  unset OPENBLAS_CORETYPE OPENBLAS_NUM_THREADS OMP_NUM_THREADS
  exec "$java" -cp "$passes/classes:$(cat "$passes/classpath")" \
    io.github.lectern.bench.passes.PassesBench "$@"
}

bench_curves() {
  coretype=
  pictures=target/bench
  quick=
  check_options '--quick' '--pictures --coretype' "$@" || return 0
  prepare_bench 'protocol ours curves'
  curves=kernel/bench/curves/target
  unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS OMP_NUM_THREADS
  flags=$(kernel_flags)
  if [ -n "$coretype" ]; then # oneDNN does not follow it
    export OPENBLAS_CORETYPE="$coretype"
    flags="-Dlectern.onednn=false $flags"
  fi
  set -f # a flag has no blanks, but asterisks
  # shellcheck disable=SC2086
  exec "$java" $flags -cp "$curves/classes:$(cat "$curves/classpath")" \
    io.github.lectern.bench.curves.CurvesBench ${quick:+--quick} --pictures "$pictures"
}

# The flags of the kernel's JVM: what is measured runs as in a notebook.
kernel_flags() {
  "$java" -cp kernel/target/classes io.github.lectern.jupyter.JvmFlags
}

bench_kernel() {
  check_options '' '--rounds' "$@" || return 0
  prepare course
  prepare_bench shell
  # Without the flag, ipykernel's debugger warns of what nobody here needs.
  exec "$python" -Xfrozen_modules=off lessons/scripts/python/bench_kernel.py "$@"
}

# check_options "FLAG ..." "OPTION ..." WORD ...: status 1 if only the help was wanted.
check_options() {
  flags=" $1 "
  valued=" $2 "
  shift 2
  while [ $# -ne 0 ]; do
    case $1 in
      --help | -h) bench_usage; return 1 ;;
      '' | *[!a-z-]*) bench_misuse "bench: unknown option $1" ;;
    esac
    case $flags in
      *" $1 "*) [ "$1" != --quick ] || quick=yes ;;
      *)
        case $valued in *" $1 "*) ;; *) bench_misuse "bench: unknown option $1" ;; esac
        [ $# -ge 2 ] || bench_misuse "bench: $1 needs a value"
        check_bench_value "$1" "$2"
        shift
        ;;
    esac
    shift
  done
}

# Sets $peers to those that are to be built, $pictures and $coretype.
check_bench_value() {
  case $1,$2 in
    --rounds,0* | --rounds, | --rounds,*[!0-9]*) bench_misuse "bench: --rounds needs a number, was $2" ;;
    --cases,*) check_among case "$2" 'net1-1200 net1-32 net2-1200 net2-32 net3-32' ;;
    --peers,*)
      check_among peer "$2" 'ours tensorflow djl dl4j'
      peers=$2
      ;;
    --pictures, | --coretype,) bench_misuse "bench: $1 needs a value" ;;
    --pictures,/*) pictures=$2 ;;
    --pictures,*) pictures=$caller/$2 ;;
    --coretype,*[!A-Za-z0-9]*) bench_misuse "bench: --coretype needs a name, was $2" ;;
    --coretype,*) coretype=$2 ;;
  esac
}

# check_among WHAT "A,B" "A B C": are all of them known?
check_among() {
  [ -n "$2" ] || bench_misuse "bench: expected a $1 of $3, was nothing"
  for word in $(echo "$2" | tr , ' '); do
    case " $3 " in
      *" $word "*) ;;
      *) bench_misuse "bench: unknown $1 $word; there are $3" ;;
    esac
  done
}

# prepare_bench "MODULE ...": builds these where something changed.
prepare_bench() {
  modules=
  for module in $1; do
    case " $modules " in *" $module "*) ;; *) modules="$modules $module" ;; esac
  done
  recall course && has_data && bench_is_built && return
  begin course
  has_data || { is_built || build; fetch_data; }
  bench_is_built || build_bench
  release_lock
}

bench_is_built() {
  for module in $modules; do
    stamp=$state/built-bench-$module
    [ -f "$stamp" ] && [ -d "kernel/bench/$module/target/classes" ] || return 1
    [ -z "$(find pom.xml kernel/pom.xml kernel/src/main kernel/bench -path '*/target' -prune \
      -o -type f -newer "$stamp" -print | head -n 1)" ] || return 1
  done
}

# A library that cannot be had does not keep the others from being built, nor from running.
build_bench() {
  log=$state/bench.log
  say "building the benchmarks; Maven's words are in $log"
  say 'the first time it downloads the libraries to compare with, about 300 MB, into ~/.m2'
  for module in $modules; do
    : >"$state/built-bench-$module-new"
    rm -f "kernel/bench/$module/target/classpath"
  done
  names=$(for module in $modules; do printf ',:lectern-bench-%s' "$module"; done)
  job mvn -B -ntp process-classes --fail-at-end -P '!checks,bench' -pl "${names#,}" -am \
    -Dmaven.test.skip=true >"$log" 2>&1 || say "not everything could be built, see $log"
  for module in $modules; do
    finish_module
  done
}

finish_module() {
  case $module in
    protocol | shell) there=classes ;;
    *) there=classpath ;;
  esac
  if [ -e "kernel/bench/$module/target/$there" ]; then
    mv "$state/built-bench-$module-new" "$state/built-bench-$module"
  else
    case $module in
      protocol | runner | ours | passes | curves | shell) fail_with_log "$log" "$module could not be built" ;;
    esac
    say "$module could not be built; it is left out"
  fi
}
