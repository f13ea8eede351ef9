// What tasks learned about files that their samples did not show.
#include "engine/source_facts.h"

#include <algorithm>

#include <weft/error.h>

#include "base/text.h"
#include "plan/codec.h"
#include "plan/rewrite.h"
#include "plan/widen.h"

namespace weft::engine {

using plan::Expr;
using plan::ReadCsv;

std::string SourceFacts::key_of(const ReadCsv& source) {
  plan::Encoder key;
  key.write(source.format);
  key.write(source.blocksize);
  for (const plan::CsvFile& file : source.files) {
    key.write(file.path);
    key.write(file.size);
    key.write(file.stamp);
  }
  return key.take();
}

bool SourceFacts::learn(const plan::SourceRevision& revision) {
  std::lock_guard lock(mutex_);
  Facts& facts = facts_[key_of(revision.revised)];
  bool is_new = facts.files.empty();
  for (std::size_t index = 0; index < revision.revised.file_columns.size(); ++index) {
    if (revision.revised.typed[index]) continue;
    const plan::Field& column = revision.revised.file_columns[index];
    auto known = facts.types.find(column.name);
    // Two tasks may have met different values of one column: what is known holds both.
    dd::DType type = known == facts.types.end() ? column.type.id() : plan::wider(known->second, column.type);
    if (known != facts.types.end() && known->second == type) continue;
    facts.types[column.name] = type;
    facts.reasons[column.name] = revision.reason;
    is_new = true;
  }
  if (facts.files != revision.revised.files) is_new = true;
  facts.files = revision.revised.files;
  return is_new;
}

ReadCsv SourceFacts::revise(const ReadCsv& source, const Facts& facts) const {
  ReadCsv revised = source;
  revised.files = facts.files;
  for (std::size_t index = 0; index < revised.file_columns.size(); ++index) {
    plan::Field& column = revised.file_columns[index];
    auto known = facts.types.find(column.name);
    if (!revised.typed[index] && known != facts.types.end()) column.type = plan::wider(column.type, known->second);
  }
  return revised;
}

std::vector<Expr> SourceFacts::apply(const std::vector<Expr>& roots) {
  std::lock_guard lock(mutex_);
  if (facts_.empty()) return roots;
  std::vector<std::string> reasons;
  try {
    return plan::rewrite(roots, [&](const Expr& expr) {
      const auto* source = expr->as<ReadCsv>();
      auto known = source ? facts_.find(key_of(*source)) : facts_.end();
      if (known == facts_.end()) return expr;
      for (const auto& [column, reason] : known->second.reasons)
        if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(reason);
      return plan::make(revise(*source, known->second), expr->inputs());
    });
  } catch (const Error& error) {
    if (reasons.empty()) throw;
    throw Error(error.kind(),
                error.message() +
                    "; a column is not of the type that the sample of its file showed (give its type with .dtype): " +
                    base::join(reasons, "; "));
  }
}

SourceFacts& source_facts() {
  static SourceFacts& only = *new SourceFacts;
  return only;
}

}  // namespace weft::engine
