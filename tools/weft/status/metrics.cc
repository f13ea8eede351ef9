// What a scheduler says of itself -> the text that Prometheus reads.
#include "status/metrics.h"

#include <string_view>

#include <boost/json/array.hpp>

#include "base/json_writer.h"

namespace weft::tool {
namespace {

class Text {
 public:
  void describe(std::string_view name, std::string_view type, std::string_view help) {
    text_.append("# HELP ").append(name).append(" ").append(help).append("\n");
    text_.append("# TYPE ").append(name).append(" ").append(type).append("\n");
  }
  void add(std::string_view name, const Json& value, std::string_view labels = {}) {
    text_.append(name).append(labels).append(" ");
    base::append_json_number(text_, value.to_number<double>());
    text_ += '\n';
  }
  void add_one(std::string_view name, std::string_view type, std::string_view help, const Json& value) {
    describe(name, type, help);
    add(name, value);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

std::string cluster_metrics(const Json& snapshot) {
  Text text;
  const bool is_up = !snapshot.as_object().contains("error");
  text.add_one("weft_scheduler_up", "gauge", "Whether the scheduler answers.", is_up ? 1 : 0);
  if (!is_up) return text.take();
  const Json &info = snapshot.at("info"), &totals = snapshot.at("activity").at("totals");
  text.add_one("weft_nodes", "gauge", "Nodes of the cluster.", info.at("nodes").as_array().size());
  text.add_one("weft_datasets", "gauge", "Published datasets.", info.at("datasets").as_array().size());
  text.add_one("weft_computations_running", "gauge", "Computations that run.", info.at("computations"));
  text.add_one("weft_computations_total", "counter", "Computations that began.", totals.at("computations"));
  text.add_one("weft_computations_failed_total", "counter", "Computations that failed.", totals.at("failed_computations"));
  text.add_one("weft_tasks_total", "counter", "Tasks that workers have run.", totals.at("tasks"));
  text.add_one("weft_tasks_failed_total", "counter", "Tasks that failed.", totals.at("failed_tasks"));
  text.add_one("weft_result_bytes_total", "counter", "Bytes of the results of tasks.", totals.at("bytes"));
  const auto of_nodes = [&](std::string_view name, std::string_view help, const char* member) {
    text.describe(name, "gauge", help);
    for (const Json& node : info.at("nodes").as_array()) {
      std::string labels = "{node=";
      base::append_json_string(labels, node.at("address").as_string());
      text.add(name, node.at(member), labels + "}");
    }
  };
  of_nodes("weft_node_cpus", "Tasks that a node runs at once.", "cpus");
  of_nodes("weft_node_memory_bytes", "What the tasks of a node may hold.", "memory");
  of_nodes("weft_node_memory_used_bytes", "What is in use on a node's machine.", "memory_used");
  of_nodes("weft_node_store_bytes", "What results may take in a node's shared memory.", "object_store_memory");
  return text.take();
}

}  // namespace weft::tool
