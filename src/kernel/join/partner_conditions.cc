// The condition of a filter or a source in a fragment -> what it says of partners in joins, and the rest.
#include "kernel/join/partner_conditions.h"

#include "kernel/arrow_batches.h"
#include "plan/ops/has_partner.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::kernel {
namespace {

using plan::Expr;

/// Rows after which it is clear how many pass, and the part of them that is too large.
constexpr std::size_t enough_rows = 4 * batch_rows;
constexpr double too_many = 0.8;

plan::Schema columns_read(const Expr& condition, const plan::Schema& available) {
  std::vector<plan::Field> fields;
  for (const std::string& name : plan::columns_of(condition)) fields.push_back(available.at(name));
  return plan::Schema(std::move(fields));
}

std::shared_ptr<PartnerSet> make_set(const plan::HasPartner& op, const TaskContext& context) {
  std::vector<std::vector<Vector>> parts(op.keys.size());
  std::size_t rows = 0;
  for (const Partition& input : context.input(op.slot))
    for_each_batch(input, op.keys, [&](Batch batch) {
      context.check_cancelled();
      for (std::size_t key = 0; key < parts.size(); ++key) parts[key].push_back(std::move(batch.columns[key]));
      rows += batch.num_rows;
      return true;
    });
  std::vector<Vector> keys;
  for (std::size_t key = 0; key < parts.size(); ++key) keys.push_back(concatenate(held_as(op.keys[key].type), parts[key]));
  return std::make_shared<PartnerSet>(keys, rows);
}

/// The set of a slot's keys, made once for all tasks that read it.
std::shared_ptr<const PartnerSet> partner_set(const plan::HasPartner& op, const TaskContext& context) {
  if (!context.shared) return make_set(op, context);
  std::string key = "partners " + context.input_names.at(op.slot);
  for (const plan::Field& field : op.keys.columns()) key += ' ' + field.name;
  return context.shared->get<PartnerSet>(key, [&] { return make_set(op, context); });
}

}  // namespace

PartnerCondition::PartnerCondition(const Expr& condition, const plan::Schema& available, const TaskContext& context)
    : columns_(columns_read(condition, available)),
      keys_(condition->inputs()),
      evaluator_(keys_, columns_),
      set_(partner_set(*condition->as<plan::HasPartner>(), context)) {}

void PartnerCondition::select(const Batch& batch, std::vector<std::uint32_t>& rows) {
  set_->select(evaluator_.evaluate_all(batch), batch.num_rows, rows, scratch_);
  asked_ += batch.num_rows;
  passed_ += rows.size();
}

bool PartnerCondition::is_worthwhile() const {
  return asked_ < enough_rows || static_cast<double>(passed_) < too_many * static_cast<double>(asked_);
}

Expr PartnerCondition::bounds() const { return set_->bounds(keys_); }

SplitCondition split_condition(const Expr& condition, const plan::Schema& available, const TaskContext& context) {
  SplitCondition split;
  std::vector<Expr> others;
  for (const Expr& part : plan::split_conjunction(condition)) {
    if (part->as<plan::HasPartner>())
      split.partners.emplace_back(part, available, context);
    else
      others.push_back(part);
  }
  if (!others.empty()) split.others = plan::join_conjunction(others);
  return split;
}

Expr condition_on_values(const SplitCondition& split) {
  std::vector<Expr> parts;
  if (split.others) parts.push_back(split.others);
  for (const PartnerCondition& partner : split.partners)
    if (Expr bounds = partner.bounds()) parts.push_back(std::move(bounds));
  return parts.empty() ? nullptr : plan::join_conjunction(parts);
}

}  // namespace weft::kernel
