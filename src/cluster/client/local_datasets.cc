// Datasets that the process keeps.
#include <map>
#include <mutex>

#include <weft/error.h>

#include "base/text.h"
#include "cluster/client/datasets.h"

namespace weft::cluster {
namespace {

struct Kept {
  std::mutex mutex;
  std::map<std::string, DatasetContent> by_name;
};

Kept& kept() {
  static Kept& only = *new Kept;
  return only;
}

class LocalDatasets final : public Datasets {
 public:
  void publish(const std::string& name, const DatasetContent& content, bool override) override {
    std::lock_guard lock(kept().mutex);
    if (!override && kept().by_name.contains(name))
      throw Error(ErrorKind::user, "Dataset is published already (.override replaces it): " + name);
    kept().by_name[name] = content;
  }
  DatasetContent get(const std::string& name) override {
    {
      std::lock_guard lock(kept().mutex);
      if (const auto found = kept().by_name.find(name); found != kept().by_name.end()) return found->second;
    }
    throw Error(ErrorKind::user, base::not_found("Dataset", name, names()));
  }
  void unpublish(const std::string& name) override {
    get(name);
    std::lock_guard lock(kept().mutex);
    kept().by_name.erase(name);
  }
  std::vector<std::string> names() override {
    std::lock_guard lock(kept().mutex);
    std::vector<std::string> names;
    for (const auto& [name, content] : kept().by_name) names.push_back(name);
    return names;
  }
};

}  // namespace

std::unique_ptr<Datasets> local_datasets() { return std::make_unique<LocalDatasets>(); }

}  // namespace weft::cluster
