// Every op's kernel -> the table that run_fragment() looks it up in.
#include "kernel/register.h"

#include "kernel/csv/register.h"
#include "kernel/ipc/discover.h"
#include "kernel/json_lines/discover.h"
#include "kernel/parquet/register.h"
#include "kernel/write/register.h"

namespace weft::kernel {

void register_kernels() {
  static const bool registered = [] {
    register_aggregate();
    register_asof_join();
    register_bitwise();
    register_category();
    register_csv();
    register_read_ipc();
    register_read_json();
    register_read_parquet();
    register_write_files();
    register_cut_bins();
    register_date_rounding();
    register_date_text();
    register_dates();
    register_extremum();
    register_filter();
    register_hash_values();
    register_if_else();
    register_join();
    register_limit();
    register_map_partitions();
    register_math_function();
    register_melt();
    register_partition_by();
    register_project();
    register_range_bounds();
    register_replace_values();
    register_round_number();
    register_sort();
    register_spread_sample();
    register_string_function();
    register_task_input();
    register_time_zones();
    register_to_number();
    return true;
  }();
  static_cast<void>(registered);
}

}  // namespace weft::kernel
