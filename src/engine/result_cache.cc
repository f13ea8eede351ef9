// Plans that were computed lately, or are just now -> their results.
#include "engine/result_cache.h"

#include <algorithm>
#include <chrono>

#include <arrow/buffer.h>
#include <arrow/table.h>
#include <arrow/util/byte_size.h>

#include <weft/error.h>

#include "engine/run_task.h"
#include "engine/spill_file.h"
#include "engine/table_buffers.h"
#include "engine/workers.h"

namespace weft::engine {
namespace {

std::string key_of(const std::vector<plan::Expr>& plans, const RunSettings& settings) {
  // Other settings must not change a result, but whoever asks for them wants them to be used.
  std::string key = settings.config.executor + (settings.config.optimize ? "" : " as written");
  for (const std::string& rule : settings.config.rules_off) key += " -" + rule;
  for (const plan::Expr& plan : plans) key += " " + plan->name();
  return key;
}

bool is_in_memory(const Partition& table) {
  bool all = true;
  for_each_buffer(*table, [&](const std::shared_ptr<arrow::Buffer>& buffer) { all &= !is_spilled(*root_of(buffer)); });
  return all;
}

std::uint64_t bytes_of(const std::vector<Partition>& tables) {
  std::uint64_t sum = 0;
  for (const Partition& table : tables) sum += static_cast<std::uint64_t>(arrow::util::TotalBufferSize(*table));
  return sum;
}

}  // namespace

ResultCache& ResultCache::only() {
  static ResultCache& only = *new ResultCache;
  return only;
}

std::vector<Partition> ResultCache::get(const std::vector<plan::Expr>& plans, const RunSettings& settings, const Make& make) {
  if (!std::all_of(plans.begin(), plans.end(), is_cacheable)) return make();
  const std::string key = key_of(plans, settings);
  const bool unchanged = std::all_of(plans.begin(), plans.end(), files_are_unchanged);
  {
    std::lock_guard lock(mutex_);
    shrink(settings.cache_bytes);
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
      if (unchanged) {
        entries_.splice(entries_.begin(), entries_, found->second);
        ++counters_.hits;
        return entries_.front().results;
      }
      counters_.bytes -= found->second->bytes;
      entries_.erase(found->second);
      by_key_.erase(found);
    }
  }
  // A task that computes keeps its thread, which whoever makes the result may need.
  if (!unchanged || Workers::is_worker_thread()) return make();
  return make_for_all(key, settings, make);
}

std::vector<Partition> ResultCache::make_for_all(const std::string& key, const RunSettings& settings, const Make& make) {
  std::shared_ptr<Making> mine;
  std::unique_lock lock(mutex_);
  while (!mine) {
    auto& making = making_[key];
    if (!making) {
      making = mine = std::make_shared<Making>();
      break;
    }
    const std::shared_ptr<Making> theirs = making;
    while (!theirs->done) {
      done_.wait_for(lock, std::chrono::milliseconds(20));
      check_cancelled(settings);
    }
    if (theirs->is_abandoned) continue;
    ++counters_.shared;
    if (theirs->failure) std::rethrow_exception(theirs->failure);
    return theirs->results;
  }
  ++counters_.made;
  lock.unlock();
  try {
    mine->results = make();
  } catch (...) {
    lock.lock();
    // What stopped this computation need not stop others.
    mine->is_abandoned = settings.options.cancel || settings.options.progress;
    mine->failure = std::current_exception();
    mine->done = true;
    making_.erase(key);
    done_.notify_all();
    throw;
  }
  lock.lock();
  mine->done = true;
  making_.erase(key);
  done_.notify_all();
  keep(key, mine->results, settings.cache_bytes);
  return mine->results;
}

void ResultCache::keep(const std::string& key, const std::vector<Partition>& results, std::uint64_t most_bytes) {
  const std::uint64_t bytes = bytes_of(results);
  if (bytes > most_bytes || !std::all_of(results.begin(), results.end(), is_in_memory) || by_key_.contains(key)) return;
  entries_.push_front({key, results, bytes});
  by_key_.emplace(key, entries_.begin());
  counters_.bytes += bytes;
  shrink(most_bytes);
}

void ResultCache::shrink(std::uint64_t most_bytes) {
  while (!entries_.empty() && (counters_.bytes > most_bytes || most_bytes == 0)) {
    counters_.bytes -= entries_.back().bytes;
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

ResultCache::Counters ResultCache::counters() const {
  std::lock_guard lock(mutex_);
  return counters_;
}

}  // namespace weft::engine
