# Builds the kernel when its sources have changed, and registers it for this directory.

dist=target/dist/lectern-kernel.jar
built=$state/built
unpacked=$state/unpacked
JUPYTER_PATH=$root/target/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}
export JUPYTER_PATH

# prepare KIND: everything before the main job; done before, it is only looked at.
prepare() {
  if recall "$1" && is_built && is_registered && has_data; then
    require_room
    return
  fi
  begin "$1"
  is_built || build
  is_registered || { require_room; register; }
  has_data || fetch_data
  release_lock
}

# begin KIND: takes the lock, sets up, and looks for room to go on.
begin() {
  check_path
  has_room "$root/target" 10 || fail "$found, but 10 MB are needed to work in $root/target"
  take_lock
  settle
  set_up "$1"
  require_room
}

is_built() {
  [ -f "$built" ] && [ -f "$dist" ] &&
    [ -z "$(find pom.xml kernel/pom.xml kernel/src/main lessons/pom.xml lessons/src/main/java \
      lessons/src/main/resources -newer "$built" | head -n 1)" ]
}

# The checks and tests are left to ./lecture test.
build() {
  log=$state/build.log
  say "building the kernel; Maven's words are in $log"
  say 'the first time it downloads about 280 MB into ~/.m2'
  start_of_build
  job mvn -B -ntp package -P '!checks' -Dmaven.test.skip=true -Dcyclonedx.skip=true \
    >"$log" 2>&1 || fail_with_log "$log" 'the build failed'
  end_of_build
}

# The stamp is as old as the start of the build: what changes meanwhile is built the next time.
start_of_build() {
  rm -f "$built" "$unpacked"
  : >"$built-new"
}

end_of_build() {
  mv "$built-new" "$built"
}

is_registered() {
  [ -f "$state/registered" ] && [ "$(cat "$state/registered")" = "$java" ] &&
    [ -f target/jupyter/kernels/lectern/kernel.json ] &&
    [ -z "$(find "$built" -newer "$state/registered")" ]
}

register() {
  say 'registering the kernel in target/jupyter, for this directory only'
  job "$java" -jar "$dist" kernelspec --dir "$root/target/jupyter" >"$state/register.log" 2>&1 ||
    fail_with_log "$state/register.log" 'the kernel could not be registered'
  slow=$(sed -n 's/^It will start slowly/the kernel will start slowly/p' "$state/register.log")
  if [ -n "$slow" ]; then
    say "$slow"
  else
    echo "$cache" >"$unpacked" # a kernel has just run, which needs its libraries
  fi
  echo "$java" >"$state/registered"
}

fetch_data() {
  say "fetching Fashion-MNIST, about 30 MB, into $(data_cache)"
  job "$java" -cp 'target/dist/*' io.github.lectern.keras.datasets.FetchData ||
    fail 'there is no Fashion-MNIST, see above'
}
