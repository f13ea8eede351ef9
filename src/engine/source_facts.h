// What tasks learned about files that their samples did not show, for this and later plans.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/ops/read_csv.h"

namespace weft::engine {

/// Facts about sets of files, kept as long as the process. A file that changes is another source, and starts without facts.
class SourceFacts {
 public:
  /// Remembers a revision. Returns false when it says nothing new, which would mean to run the same plan for ever.
  bool learn(const plan::SourceRevision& revision);

  /// The plans with their sources as they are known to be. A use that does not fit a column's true type throws a user Error that
  /// says which value made it so and how to give the type.
  std::vector<plan::Expr> apply(const std::vector<plan::Expr>& roots);

 private:
  struct Facts {
    std::map<std::string, dd::DType> types;
    std::map<std::string, std::string> reasons;  // by column
    std::vector<plan::CsvFile> files;
  };
  static std::string key_of(const plan::ReadCsv& source);
  plan::ReadCsv revise(const plan::ReadCsv& source, const Facts& facts) const;

  std::mutex mutex_;
  std::map<std::string, Facts> facts_;
};

SourceFacts& source_facts();

}  // namespace weft::engine
