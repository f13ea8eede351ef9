// Every op's kernel -> the table that run_fragment() looks it up in.
#include "kernel/register.h"

#include "kernel/csv/register.h"
#include "kernel/parquet/register.h"

namespace weft::kernel {

void register_kernels() {
  static const bool registered = [] {
    register_aggregate();
    register_csv();
    register_read_parquet();
    register_filter();
    register_limit();
    register_map_partitions();
    register_partition_by();
    register_project();
    register_range_bounds();
    register_sort();
    register_spread_sample();
    register_string_function();
    register_task_input();
    return true;
  }();
  static_cast<void>(registered);
}

}  // namespace weft::kernel
