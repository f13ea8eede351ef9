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
    register_attach_groups();
    register_attach_rows();
    register_attach_values();
    register_asof_join();
    register_bitwise();
    register_category();
    register_check_index();
    register_constant_rows();
    register_csv();
    register_read_ipc();
    register_read_json();
    register_read_parquet();
    register_write_files();
    register_custom_result();
    register_cut_bins();
    register_cut_computed();
    register_date_rounding();
    register_date_text();
    register_dates();
    register_explode();
    register_extremum();
    register_fill_periods();
    register_filter();
    register_from_map();
    register_hash_values();
    register_group_apply();
    register_group_rows();
    register_if_else();
    register_join();
    register_limit();
    register_list_function();
    register_map_beside();
    register_map_partitions();
    register_math_function();
    register_melt();
    register_moment_statistic();
    register_partition_by();
    register_partition_summary();
    register_project();
    register_random_number();
    register_range_bounds();
    register_replace_values();
    register_round_number();
    register_row_distinct();
    register_row_number();
    register_row_quantile();
    register_rows_since();
    register_slice_rows();
    register_map_overlap();
    register_sample();
    register_tail();
    register_sort();
    register_spread_sample();
    register_string_function();
    register_task_input();
    register_time_zones();
    register_to_number();
    register_window();
    return true;
  }();
  static_cast<void>(registered);
}

}  // namespace weft::kernel
