// Plans -> tables, computed by a scheduler.
#include "cluster/client/remote_engine.h"

#include <functional>
#include <utility>
#include <variant>

#include <weft/config.h>
#include <weft/error.h>

#include "cluster/client/sent_plan.h"
#include "engine/ipc.h"
#include "engine/partition_store.h"
#include "engine/persisted.h"

namespace weft::cluster {

void RemoteEngine::run(const std::vector<plan::Expr>& roots, const ComputeOptions& options, bool persist,
                       const std::function<void(const Computed& computed)>& take) {
  const Config settings = config();
  SentPlan sent = send_plan(roots, *connection_);
  ComputeRequest request{"",
                         std::move(sent.plan),
                         std::move(sent.given),
                         settings.optimize,
                         {settings.rules_off.begin(), settings.rules_off.end()},
                         persist};
  bool is_done = false;
  const auto message = [&](const std::string& session) {
    request.session = session;
    return plan::encode(request);
  };
  connection_->stream(action::compute, message, [&](const std::string& answer) {
    const auto event = plan::decode<ComputeEvent>(answer);
    if (options.cancel && options.cancel->is_cancelled()) throw Error(ErrorKind::user, "The computation was cancelled");
    if (const auto* failure = std::get_if<engine::Failure>(&event.event)) failure->rethrow();
    if (const auto* progress = std::get_if<Progress>(&event.event)) {
      if (options.progress) options.progress(progress->value());
      return;
    }
    const auto& computed = std::get<Computed>(event.event);
    take(computed);
    is_done = true;
    if (!options.progress) return;
    ComputeProgress last = computed.progress.value();
    last.finished = true;
    options.progress(last);
  });
  if (!is_done) throw Error(ErrorKind::cluster, "The scheduler ended the computation");
}

std::vector<kernel::Partition> RemoteEngine::compute(const std::vector<plan::Expr>& roots, const ComputeOptions& options) {
  std::vector<kernel::Partition> tables;
  run(roots, options, false, [&](const Computed& computed) {
    tables.clear();
    for (const ComputedRoot& root : computed.roots) {
      if (!root.ticket.empty()) {
        tables.push_back(connection_->get(root.ticket));
        continue;
      }
      std::vector<kernel::Partition> parts;
      for (const std::string& part : root.tables) parts.push_back(engine::from_ipc(part));
      tables.push_back(engine::concatenate(std::move(parts)));
    }
  });
  return tables;
}

std::vector<plan::Expr> RemoteEngine::persist(const std::vector<plan::Expr>& roots, const ComputeOptions& options) {
  std::vector<plan::Expr> sources;
  run(roots, options, true, [&](const Computed& computed) {
    sources.clear();
    for (std::size_t root = 0; root < roots.size(); ++root) {
      const HeldInfo& held = computed.roots.at(root).held;
      sources.push_back(engine::held_source(held.schema, held.content, std::make_shared<RemotePartitions>(connection_, held)));
    }
  });
  return sources;
}

}  // namespace weft::cluster
