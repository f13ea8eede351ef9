// Every op's kernel -> the table that run_fragment() looks it up in.
#pragma once

#include "kernel/operator.h"

namespace weft::kernel {

/// Makes all ops of this library known to run_fragment(). Calling it again changes nothing.
void register_kernels();

// One of each op, in the file of its name.
void register_aggregate();
void register_attach_groups();
void register_attach_rows();
void register_attach_values();
void register_asof_join();
void register_bitwise();
void register_category();
void register_check_index();
void register_constant_rows();
void register_custom_result();
void register_cut_bins();
void register_cut_computed();
void register_date_rounding();
void register_date_text();
void register_dates();
void register_explode();
void register_extremum();
void register_fill_periods();
void register_filter();
void register_from_map();
void register_hash_values();
void register_group_apply();
void register_group_rows();
void register_if_else();
void register_join();
void register_limit();
void register_list_function();
void register_map_beside();
void register_map_partitions();
void register_math_function();
void register_melt();
void register_moment_statistic();
void register_partition_by();
void register_partition_summary();
void register_project();
void register_random_number();
void register_range_bounds();
void register_replace_values();
void register_round_number();
void register_row_distinct();
void register_row_number();
void register_row_quantile();
void register_rows_since();
void register_slice_rows();
void register_map_overlap();
void register_sample();
void register_tail();
void register_sort();
void register_spread_sample();
void register_string_function();
void register_task_input();
void register_time_zones();
void register_to_number();
void register_window();

}  // namespace weft::kernel
