// Plans -> tables: the one way in from the handles.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <weft/computation.h>

#include "plan/expr.h"
#include "plan/ops/read_csv.h"

namespace arrow {
class Table;
}

namespace weft::engine {

/// Looks at the files: names, sizes, header and a sample.
plan::ReadCsv discover_csv(const plan::CsvRequest& request);

/// Computes the plans together with the executor and the settings of weft::config(). What was computed lately, or is just now by
/// another thread, is not computed again.
std::vector<std::shared_ptr<arrow::Table>> compute(const std::vector<plan::Expr>& roots, const ComputeOptions& options = {});

/// Computes the plan and keeps its partitions, in memory or on disk, as long as the source that it returns.
plan::Expr persist(const plan::Expr& root, const ComputeOptions& options = {});
/// The same of several that are computed together.
std::vector<plan::Expr> persist(const std::vector<plan::Expr>& roots, const ComputeOptions& options = {});

/// Computes the plan, and tells what each stage and each of its operators did.
std::string analyze(const plan::Expr& root, const ComputeOptions& options = {});

/// The plan as written, optimized, and as stages of tasks.
std::string explain(const plan::Expr& root);

/// What is computed for it.
plan::Expr optimized(const plan::Expr& root);

}  // namespace weft::engine
