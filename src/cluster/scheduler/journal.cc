// What is published -> records that outlive the scheduler.
#include "cluster/scheduler/journal.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include <weft/error.h>

#include "base/hash.h"

namespace weft::cluster {

namespace fs = std::filesystem;

namespace {

/// Names of any kind as names of files.
std::string key_of(const std::string& prefix, const std::string& name) { return prefix + base::hash_bytes(name).hex(); }

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Journal::Journal(Ray& ray, std::string directory) : ray_(ray), directory_(std::move(directory)) {
  for (auto& [key, value] : ray_.kv_list()) entries_.emplace(std::move(key), std::move(value));
  if (directory_.empty()) return;
  std::error_code failure;
  fs::create_directories(directory_, failure);
  std::map<std::string, std::string> written;
  for (const auto& file : fs::directory_iterator(directory_, failure)) {
    const std::string name = file.path().filename();
    if (name.starts_with("dataset-") || name.starts_with("persisted-") || name.starts_with("library-"))
      written.emplace(name, read_file(file.path()));
  }
  if (failure) throw Error(ErrorKind::user, "State directory cannot be used (" + failure.message() + "): " + directory_);
  // A cluster that was there before has its own; what another directory says comes to it.
  for (auto& [key, value] : written) entries_.emplace(key, value);
  for (const auto& [key, value] : entries_)
    if (!written.contains(key)) write(key, value);
}

void Journal::write(const std::string& key, const std::string& bytes) {
  if (!directory_.empty()) {
    const fs::path path = fs::path(directory_) / key, made = fs::path(directory_) / ("." + key);
    std::ofstream file(made, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    std::error_code failure;
    if (file) fs::rename(made, path, failure);
    if (!file || failure) throw Error(ErrorKind::cluster, "State directory cannot be written: " + directory_);
  }
  ray_.kv_put(key, bytes);
  entries_[key] = bytes;
}

void Journal::remove(const std::string& key) {
  std::error_code ignored;
  if (!directory_.empty()) fs::remove(fs::path(directory_) / key, ignored);
  ray_.kv_remove(key);
  entries_.erase(key);
}

std::vector<std::string> Journal::all(const std::string& prefix) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> found;
  for (auto entry = entries_.lower_bound(prefix); entry != entries_.end() && entry->first.starts_with(prefix); ++entry)
    found.push_back(entry->second);
  return found;
}

void Journal::put(const PersistedRecord& record) {
  const std::string key = key_of("persisted-", record.content);
  const std::lock_guard lock(mutex_);
  if (!entries_.contains(key)) write(key, plan::encode(record));
}

void Journal::put(const DatasetRecord& record) {
  const std::lock_guard lock(mutex_);
  write(key_of("dataset-", record.name), plan::encode(record));
}

void Journal::put_library(const std::string& digest, const std::string& bytes) {
  const std::lock_guard lock(mutex_);
  if (!entries_.contains("library-" + digest)) write("library-" + digest, bytes);
}

void Journal::remove_dataset(const std::string& name) {
  const std::lock_guard lock(mutex_);
  remove(key_of("dataset-", name));
}

void Journal::keep_persisted(const std::vector<std::string>& kept) {
  std::set<std::string> keys;
  for (const std::string& content : kept) keys.insert(key_of("persisted-", content));
  const std::lock_guard lock(mutex_);
  std::vector<std::string> unwanted;
  for (const auto& [key, value] : entries_)
    if (key.starts_with("persisted-") && !keys.contains(key)) unwanted.push_back(key);
  for (const std::string& key : unwanted) remove(key);
}

}  // namespace weft::cluster
