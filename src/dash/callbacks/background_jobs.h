// The background callbacks that run or wait to be asked for: who holds a job's name can ask for it and cancel it.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <weft/callback.h>
#include <weft/cancellation.h>
#include <weft/http.h>

#include "server/handler_pool.h"

namespace weft::dash {

struct Callback;
class CallState;

/// One call of the handler of a background callback.
class BackgroundJob {
 public:
  BackgroundJob(const Callback& callback, Request request);

  const Callback& callback() const { return callback_; }
  const std::shared_ptr<CallState>& state() const { return state_; }
  const Cancellation& cancellation() const { return cancellation_; }

  /// Throws CallCancelled when it was cancelled.
  void tell(std::vector<PropertyValue> progress);
  void finish(Response answer);

  /// What was told since the last time.
  std::optional<std::vector<PropertyValue>> take_progress();
  /// Unset while the handler runs.
  std::optional<Response> answer() const;

  /// When the browser last asked for it.
  void touch();
  std::chrono::steady_clock::time_point last_asked() const;

 private:
  const Callback& callback_;
  const Request request_;
  const Cancellation cancellation_;
  const std::shared_ptr<CallState> state_;
  mutable std::mutex mutex_;
  std::optional<std::vector<PropertyValue>> progress_;
  std::optional<Response> answer_;
  std::chrono::steady_clock::time_point last_asked_ = std::chrono::steady_clock::now();
};

class BackgroundJobs {
 public:
  /// Cancels all jobs and waits for their handlers.
  ~BackgroundJobs();

  /// Runs `work` on a thread of its own pool, as a job. Returns the job's name, which nobody can guess.
  std::string start(std::shared_ptr<BackgroundJob> job, std::function<Response()> work);
  /// Null when there is none of that name: it was cancelled, its result was taken, or nobody asked for it for long.
  std::shared_ptr<BackgroundJob> find(const std::string& name) const;
  void cancel(const std::string& name);
  /// Its result was taken.
  void forget(const std::string& name);

 private:
  void cancel_forgotten();

  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<BackgroundJob>, std::less<>> jobs_;
  server::HandlerPool pool_{64};
};

}  // namespace weft::dash
