// Where a client's datasets are: at a scheduler, or in this process.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <weft/client.h>

#include "cluster/client/connection.h"
#include "cluster/protocol/messages.h"
#include "plan/expr.h"

namespace weft::cluster {

/// What is published: a plan, or a value as JSON text.
struct DatasetContent {
  DatasetKind kind = DatasetKind::frame;
  plan::Expr plan = nullptr;
  std::string json = {};
};

class Datasets {
 public:
  virtual ~Datasets() = default;
  virtual void publish(const std::string& name, const DatasetContent& content, bool override) = 0;
  virtual DatasetContent get(const std::string& name) = 0;
  virtual void unpublish(const std::string& name) = 0;
  virtual std::vector<std::string> names() = 0;
};

std::unique_ptr<Datasets> remote_datasets(std::shared_ptr<Connection> connection);
/// Those of the process.
std::unique_ptr<Datasets> local_datasets();

}  // namespace weft::cluster
