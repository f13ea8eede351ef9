// The background callbacks that run or wait to be asked for.
#include "dash/callbacks/background_jobs.h"

#include <algorithm>
#include <utility>

#include <weft/error.h>

#include "dash/app.h"
#include "dash/callbacks/call_state.h"
#include "server/digest.h"

namespace weft::dash {
namespace {

// A browser asks once a minute for a page that nobody looks at.
constexpr std::chrono::minutes kForgottenAfter{5};

}  // namespace

BackgroundJob::BackgroundJob(const Callback& callback, Request request)
    : callback_(callback), request_(std::move(request)), state_(std::make_shared<CallState>(callback, request_, cancellation_)) {}

void BackgroundJob::tell(std::vector<PropertyValue> progress) {
  if (cancellation_.is_cancelled()) throw CallCancelled();
  std::lock_guard lock(mutex_);
  progress_ = std::move(progress);
}

void BackgroundJob::finish(Response answer) {
  std::lock_guard lock(mutex_);
  answer_ = std::move(answer);
}

std::optional<std::vector<PropertyValue>> BackgroundJob::take_progress() {
  std::lock_guard lock(mutex_);
  return std::exchange(progress_, std::nullopt);
}

std::optional<Response> BackgroundJob::answer() const {
  std::lock_guard lock(mutex_);
  return answer_;
}

void BackgroundJob::touch() {
  std::lock_guard lock(mutex_);
  last_asked_ = std::chrono::steady_clock::now();
}

std::chrono::steady_clock::time_point BackgroundJob::last_asked() const {
  std::lock_guard lock(mutex_);
  return last_asked_;
}

BackgroundJobs::~BackgroundJobs() {
  {
    std::lock_guard lock(mutex_);
    for (const auto& [name, job] : jobs_) job->cancellation().cancel();
  }
  pool_.join();
}

std::string BackgroundJobs::start(std::shared_ptr<BackgroundJob> job, std::function<Response()> work) {
  cancel_forgotten();
  std::string name = server::random_hex(16);
  {
    std::lock_guard lock(mutex_);
    jobs_.emplace(name, job);
  }
  pool_.submit([job, work = std::move(work)] {
    const CancellationScope scope(job->cancellation());
    job->finish(work());
  });
  return name;
}

std::shared_ptr<BackgroundJob> BackgroundJobs::find(const std::string& name) const {
  std::lock_guard lock(mutex_);
  const auto found = jobs_.find(name);
  return found == jobs_.end() ? nullptr : found->second;
}

void BackgroundJobs::cancel(const std::string& name) {
  std::lock_guard lock(mutex_);
  const auto found = jobs_.find(name);
  if (found == jobs_.end()) return;
  found->second->cancellation().cancel();
  jobs_.erase(found);
}

void BackgroundJobs::forget(const std::string& name) {
  std::lock_guard lock(mutex_);
  jobs_.erase(name);
}

void BackgroundJobs::cancel_forgotten() {
  const auto now = std::chrono::steady_clock::now();
  std::lock_guard lock(mutex_);
  std::erase_if(jobs_, [&](const auto& entry) {
    if (now - entry.second->last_asked() < kForgottenAfter) return false;
    entry.second->cancellation().cancel();
    return true;
  });
}

}  // namespace weft::dash

namespace weft {

void Progress::set(std::vector<PropertyValue> values) const {
  const std::size_t outputs = job_->callback().progress.size();
  if (values.size() != outputs) {
    throw Error(ErrorKind::user, "A Progress needs a value for each output of `.progress`, which are " + std::to_string(outputs) +
                                     ", not " + std::to_string(values.size()));
  }
  job_->tell(std::move(values));
}

bool Progress::is_cancelled() const { return job_->cancellation().is_cancelled(); }

}  // namespace weft
