// Shared objects that clients sent: loaded here, where plans are decoded, and in each worker before its next task.
#pragma once

#include <string>

#include "cluster/scheduler/journal.h"
#include "cluster/scheduler/ray.h"

namespace weft::cluster {

class Libraries {
 public:
  Libraries(Ray& ray, Journal& journal) : ray_(ray), journal_(journal) {}

  /// Throws a user Error when it cannot be loaded.
  void add(const std::string& bytes);
  /// Loads those of the journal.
  void restore();

 private:
  /// The digest, once it is loaded here.
  static std::string load(const std::string& bytes);

  Ray& ray_;
  Journal& journal_;
};

}  // namespace weft::cluster
