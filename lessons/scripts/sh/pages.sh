# Slides and site: pages made from executed notebooks, with npm packages beside them.

packages=target/pages/node_modules

write_slides() {
  [ $# -ne 0 ] || set -- lessons
  notebooks=$(select_notebooks "$@")
  prepare_pages
  # shellcheck disable=SC2086 # the names contain no blanks: they come from notebooks/
  execute $notebooks
  # shellcheck disable=SC2086
  exec "$python" lessons/scripts/python/write_slides.py --executed target/lecture \
    --packages "$packages" --output target/slides $notebooks
}

# Writes pages of all notebooks, with exercises and solutions.
write_site() {
  notebooks=$(select_notebooks)
  prepare_pages
  # shellcheck disable=SC2086
  execute $notebooks
  # shellcheck disable=SC2086
  exec "$python" lessons/scripts/python/write_site.py --executed target/lecture \
    --packages "$packages" --output target/site $notebooks
}

prepare_pages() {
  prepare pages
  has_packages || { take_lock; has_packages || fetch_packages; release_lock; }
}

# Executes the notebooks that have not been executed since the last build.
execute() {
  "$python" lessons/scripts/python/run_notebooks.py --output target/lecture \
    --reuse-newer-than "$dist" target/dist/lectern-lessons.jar \
    lessons/scripts/python/run_notebooks.py lessons/scripts/python/notebook_files.py \
    lessons/scripts/python/safe_html.py -- "$@"
}

has_packages() {
  [ -d "$packages" ] && cmp -s lessons/scripts/web/package-lock.json target/pages/fetched
}

fetch_packages() {
  log=$state/npm.log
  say 'downloading reveal.js and MathJax with npm, about 30 MB, into target/pages'
  mkdir -p target/pages
  cp lessons/scripts/web/package.json lessons/scripts/web/package-lock.json target/pages
  run_job npm ci --prefix target/pages --prefer-offline --ignore-scripts --no-audit --no-fund \
    >"$log" 2>&1 || fail_with_log "$log" 'npm could not download reveal.js and MathJax'
  cp lessons/scripts/web/package-lock.json target/pages/fetched
}
