// The condition of a filter or a source in a fragment -> what it says of partners in joins, and the rest.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kernel/evaluate.h"
#include "kernel/join/partner_set.h"
#include "kernel/operator.h"

namespace weft::kernel {

/// One HasPartner (plan/ops/has_partner.h), made ready for a task.
class PartnerCondition {
 public:
  /// `available` has the columns that it may read.
  PartnerCondition(const plan::Expr& condition, const plan::Schema& available, const TaskContext& context);

  /// The columns that it reads, in the order of those of a batch for select().
  const std::vector<plan::Field>& columns() const { return columns_.columns(); }
  /// Writes the rows of a batch of these columns that may have a partner, ascending.
  void select(const Batch& batch, std::vector<std::uint32_t>& rows);
  /// False once it has let so many rows pass that asking costs more than it saves.
  bool is_worthwhile() const;
  /// What holds of all rows that it lets pass, as comparisons with constants; null: nothing.
  plan::Expr bounds() const;

 private:
  plan::Schema columns_;
  std::vector<plan::Expr> keys_;
  Evaluator evaluator_;
  std::shared_ptr<const PartnerSet> set_;
  PartnerSet::Scratch scratch_;
  std::size_t asked_ = 0, passed_ = 0;
};

struct SplitCondition {
  plan::Expr others;  // null: none
  std::vector<PartnerCondition> partners;
};

SplitCondition split_condition(const plan::Expr& condition, const plan::Schema& available, const TaskContext& context);

/// A condition without those about partners, and with their bounds: what statistics of rows can be asked. Null: nothing.
plan::Expr condition_on_values(const SplitCondition& split);

}  // namespace weft::kernel
