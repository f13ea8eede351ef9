// The rules, one file each; optimizer.cc orders them.
#pragma once

#include "optimize/rule.h"

namespace weft::optimize {

/// project(project(x)) as one, where that computes nothing twice; anything else as it is.
Expr merge_projection(const Expr& expr);

extern const Rule fold_constants;
extern const Rule simplify_conditions;
extern const Rule merge_projections;
extern const Rule combine_filters;
extern const Rule combine_aggregates;
extern const Rule count_distinct;
extern const Rule push_down_filter;
extern const Rule push_down_limit;
extern const Rule remove_redundant_order;
extern const Rule remove_redundant_grouping;
extern const Rule strengthen_join;
extern const Rule push_filter_into_join;
extern const Rule push_filter_into_read_csv;
extern const Rule push_filter_into_read_parquet;
extern const Rule prune_columns;
extern const Rule derive_conditions;
extern const Rule reduce_aggregate_input;
extern const Rule reorder_joins;
extern const Rule has_partner;

}  // namespace weft::optimize
