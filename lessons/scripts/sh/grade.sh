# Grading: needs Linux for the sandbox; elsewhere, students' code runs without isolation.

grade_notebooks() {
  [ $# -ne 0 ] || usage_error 'grade needs a folder of notebooks'
  prepare grade
  has_data
  data=$found
  cd -- "$caller"
  exec "$python" "$root/lessons/scripts/python/grade.py" "$@" \
    --exercises "$root/notebooks/exercises" --spec "$root/target/jupyter/kernels/lectern" \
    --dist "$root/target/dist" --store "$root/target/grade" --cache "$cache" --data "$data"
}
