// A scheduler's address -> its answers.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include <arrow/flight/client.h>
#include <arrow/table.h>
#include <arrow/util/cancel.h>

#include <weft/client.h>

#include "cluster/protocol/messages.h"

namespace weft::cluster {

/// Threads may use it at once. Each call throws the Error that the scheduler answers with, or a cluster Error. A scheduler that
/// is started anew is waited for a while, and asked again: no message does harm when it comes twice.
class Connection {
 public:
  /// Greets the scheduler, and opens a session.
  Connection(const std::string& address, const ClientOptions& options);
  ~Connection();

  /// Encodes a message for a session, which is another one when the scheduler was started anew.
  using Message = std::function<std::string(const std::string& session)>;
  /// One answer to one message.
  std::string call(std::string_view action, const Message& message) const;
  std::string call(std::string_view action, const std::string& body = "") const;
  /// All answers to one message, until `take` wants no more: it is called with one after the other, from the first on again after
  /// a restart.
  void stream(std::string_view action, const Message& message, const std::function<bool(const std::string& answer)>& take) const;
  std::shared_ptr<arrow::Table> get(const std::string& ticket) const;
  /// The rows of a partition from a node, with the columns of `schema`, whose integers may be in fewer bytes. Throws a cluster
  /// Error when it cannot be reached from here, or has it no more: the scheduler has it too.
  std::shared_ptr<arrow::Table> get_from(const std::string& node, const std::string& ticket,
                                         const std::shared_ptr<arrow::Schema>& schema) const;
  /// Tells the scheduler something that does not matter when it is not there any more.
  void tell(std::string_view action, const Message& message) const noexcept;

 private:
  struct Session {
    std::string id;
    arrow::StopSource end;
    std::unique_ptr<arrow::flight::ResultStream> open;  // the session ends with it
    ~Session();
  };
  /// Calls `attempt` until it is answered, with a session that the scheduler knows.
  void retry(const std::function<void(const Session& session)>& attempt) const;
  std::shared_ptr<const Session> session() const;
  void greet(double timeout) const;
  arrow::flight::FlightCallOptions options() const;
  std::unique_ptr<arrow::flight::ResultStream> start(std::string_view action, std::string body,
                                                     const arrow::flight::FlightCallOptions& options) const;

  /// The connection to a node; null for half a minute after it could not be reached.
  std::shared_ptr<arrow::flight::FlightClient> node(const std::string& address) const;

  struct Node {
    std::shared_ptr<arrow::flight::FlightClient> client;
    std::chrono::steady_clock::time_point asked;
  };

  const std::string address_, token_, compression_;
  std::unique_ptr<arrow::flight::FlightClient> client_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const Session> session_;  // null: to be opened
  mutable std::mutex asking_nodes_;
  mutable std::map<std::string, Node> nodes_;
};

}  // namespace weft::cluster
