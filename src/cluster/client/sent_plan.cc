// Plans -> what is sent of them.
#include "cluster/client/sent_plan.h"

#include <unordered_set>
#include <utility>

#include <weft/error.h>

#include "engine/driver.h"
#include "engine/ipc.h"
#include "plan/registry.h"

namespace weft::cluster {

RemotePartitions::~RemotePartitions() {
  connection_->tell(action::release, [&](const std::string& session) { return plan::encode(HeldName{session, held_.content}); });
}

std::shared_ptr<arrow::Table> RemotePartitions::read(std::size_t index) const {
  return connection_->get("partition/" + std::to_string(index) + "/" + held_.content);
}

namespace {

void collect(const plan::Expr& expr, const Connection& connection, std::unordered_set<const plan::Node*>& seen,
             std::vector<GivenTable>& given) {
  if (!seen.insert(expr.get()).second) return;
  for (const plan::Expr& input : expr->inputs()) collect(input, connection, seen, given);
  const auto* source = expr->as<plan::InMemory>();
  if (!source) return;
  GivenTable table{source->content, source->table != nullptr, {}};
  if (source->table) {
    table.partitions.push_back(engine::to_ipc(source->table));
  } else {
    const auto* remote = dynamic_cast<const RemotePartitions*>(source->held.get());
    if (remote && remote->connection().get() == &connection) return;
    if (!source->held) throw Error(ErrorKind::cluster, "Table is not in this process: " + source->content);
    for (std::size_t index = 0; index < source->held->size(); ++index)
      table.partitions.push_back(engine::to_ipc(source->held->read(index)));
  }
  given.push_back(std::move(table));
}

}  // namespace

SentPlan send_plan(const std::vector<plan::Expr>& roots, const Connection& connection) {
  SentPlan sent{plan::encode_plan(roots), {}};
  std::unordered_set<const plan::Node*> seen;
  for (const plan::Expr& root : roots) collect(root, connection, seen, sent.given);
  return sent;
}

std::vector<plan::Expr> receive_plan(const std::string& plan, const std::vector<HeldInfo>& held,
                                     const std::shared_ptr<Connection>& connection) {
  engine::register_all();
  return plan::decode_plan(plan, [&](std::shared_ptr<const plan::AnyOp> op) -> std::shared_ptr<const plan::AnyOp> {
    if (op->type_info() != typeid(plan::InMemory)) return op;
    plan::InMemory source = *static_cast<const plan::InMemory*>(op->value());
    for (const HeldInfo& known : held)
      if (known.content == source.content) source.held = std::make_shared<RemotePartitions>(connection, known);
    if (!source.held) throw Error(ErrorKind::cluster, "The scheduler sent a plan without what it reads: " + source.content);
    return std::make_shared<plan::OpHolder<plan::InMemory>>(std::move(source));
  });
}

}  // namespace weft::cluster
