// Plans -> tables: the one way in from the handles.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/ops/read_csv.h"

namespace arrow {
class Table;
}

namespace weft::engine {

/// Looks at the files: names, sizes, header and a sample.
plan::ReadCsv discover_csv(const plan::CsvRequest& request);

/// Computes the plans together with the executor and the settings of weft::config().
std::vector<std::shared_ptr<arrow::Table>> compute(const std::vector<plan::Expr>& roots);

/// The plan as written, optimized, and as stages of tasks.
std::string explain(const plan::Expr& root);

}  // namespace weft::engine
