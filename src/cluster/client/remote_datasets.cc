// Datasets that a scheduler keeps.
#include <utility>

#include "cluster/client/datasets.h"
#include "cluster/client/sent_plan.h"

namespace weft::cluster {
namespace {

class RemoteDatasets final : public Datasets {
 public:
  explicit RemoteDatasets(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}

  void publish(const std::string& name, const DatasetContent& content, bool override) override {
    PublishRequest request{"", name, content.kind, {}, content.json, {}, override};
    if (content.plan) {
      SentPlan sent = send_plan({content.plan}, *connection_);
      request.plan = std::move(sent.plan);
      request.given = std::move(sent.given);
    }
    bool is_first = true;
    connection_->call(action::publish, [&](const std::string& session) {
      request.session = session;
      // Asked again, because no answer came, the name may be taken by what was asked before.
      if (!std::exchange(is_first, false)) request.override = true;
      return plan::encode(request);
    });
  }

  DatasetContent get(const std::string& name) override {
    const auto found = plan::decode<cluster::Dataset>(call(action::get, name));
    DatasetContent content{found.kind, nullptr, found.json};
    if (found.kind != DatasetKind::json) content.plan = receive_plan(found.plan, found.held, connection_).at(0);
    return content;
  }

  void unpublish(const std::string& name) override { call(action::unpublish, name); }
  std::vector<std::string> names() override { return plan::decode<DatasetList>(connection_->call(action::list)).names; }

 private:
  std::string call(std::string_view action, const std::string& name) const {
    return connection_->call(action, [&](const std::string& session) { return plan::encode(DatasetRequest{session, name}); });
  }

  std::shared_ptr<Connection> connection_;
};

}  // namespace

std::unique_ptr<Datasets> remote_datasets(std::shared_ptr<Connection> connection) {
  return std::make_unique<RemoteDatasets>(std::move(connection));
}

}  // namespace weft::cluster
