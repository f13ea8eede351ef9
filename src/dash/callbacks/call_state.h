// One call of a handler, as long as it is not answered: its request, and what it adds to the answer.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include <weft/cancellation.h>
#include <weft/http.h>

#include "dash/callbacks/page_changes.h"

namespace weft::dash {

struct Callback;

/// Thrown through a handler whose page is gone, or whose callback was cancelled.
struct CallCancelled {};

/// A page that can be reached while a handler runs: that of a WebSocket callback.
class PageChannel {
 public:
  virtual ~PageChannel() = default;

  virtual void set(const PageChanges& changes) = 0;
  /// Throws CallCancelled when the page is gone, and a user Error when it does not answer in time.
  virtual Json get(const Target& target, std::chrono::milliseconds timeout) = 0;
};

/// Many threads may use one, since a handler may give its context to others.
class CallState {
 public:
  /// The request has to live until close(). `cancellation` is that of the call, if it can be cancelled.
  CallState(const Callback& callback, const Request& request, std::optional<Cancellation> cancellation,
            std::shared_ptr<PageChannel> channel = nullptr)
      : callback_(callback), request_(&request), cancellation_(std::move(cancellation)), channel_(std::move(channel)) {}

  /// Throws a user Error after close().
  const Request& request() const;
  /// The request's body, read when it is first asked for. Throws as request() does.
  const boost::json::object& body();
  const Callback& callback() const { return callback_; }
  bool is_cancelled() const { return cancellation_ && cancellation_->is_cancelled(); }
  /// Null but for WebSocket callbacks.
  const std::shared_ptr<PageChannel>& channel() const { return channel_; }

  /// At once through the channel, else with the answer. Throws a user Error after close() when there is no channel.
  void set(const PageChanges& changes);
  void add_header(std::string name, std::string value);

  /// What set() has collected since the last time.
  PageChanges take_changes();
  void move_headers_to(Response& response);
  /// The handler threw, so that its answer, which `on_error` may have made, is not one to keep.
  void fail() { has_failed_ = true; }
  bool has_failed() const { return has_failed_; }
  /// The answer is made: nothing can be asked or added any more.
  void close();

 private:
  void check_open() const;

  const Callback& callback_;
  mutable std::mutex mutex_;
  const Request* request_;
  const std::optional<Cancellation> cancellation_;
  const std::shared_ptr<PageChannel> channel_;
  bool has_failed_ = false;  // read by the thread that ran the handler
  std::optional<Json> body_;
  PageChanges changes_;
  HttpHeaders headers_;
};

/// Makes a call the one that ctx() gives on this thread, and closes it at the end.
class CallScope {
 public:
  explicit CallScope(std::shared_ptr<CallState> state);
  ~CallScope();
  CallScope(const CallScope&) = delete;
  CallScope& operator=(const CallScope&) = delete;

 private:
  std::shared_ptr<CallState> outer_;
};

}  // namespace weft::dash
