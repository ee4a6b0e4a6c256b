# The container image of binder/Dockerfile.

image_usage() {
  cat <<'END'
usage: ./lecture image [--tag NAME] [-- OPTION ...]

Builds the image of binder/Dockerfile with Docker, Podman or Buildah: the first of them that works.
Options after -- go to its build command, such as --no-cache.

  --tag NAME   name of the image; default lectern
END
}

image_usage_error() {
  printf 'lecture: %s\n' "$*" >&2
  image_usage >&2
  exit 2
}

build_image() {
  tag=lectern
  while [ $# -ne 0 ]; do
    case $1 in
      --help | -h) image_usage; return 0 ;;
      --tag)
        [ -n "${2-}" ] || image_usage_error 'image: --tag needs a name'
        tag=$2
        shift 2
        ;;
      --) shift; break ;;
      *) image_usage_error "image: unknown option $1" ;;
    esac
  done
  find_builder ||
    fail "none of docker, podman and buildah works here:$tried"
  say "building the image $tag with $builder; this takes several minutes"
  exec "$builder" build --file binder/Dockerfile --tag "$tag" "$@" .
}

# Sets $builder to the first program that works, and $tried to what was found out about the others.
find_builder() {
  tried=
  for builder in docker podman buildah; do
    if ! command -v "$builder" >/dev/null; then
      tried="$tried
  $builder is not installed"
    elif trouble=$("$builder" info 2>&1); then
      return 0
    else
      tried="$tried
  $builder info: $(printf '%s\n' "$trouble" | tail -n 1)"
    fi
  done
  return 1
}
