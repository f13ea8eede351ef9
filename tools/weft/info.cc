// weft info: what a cluster has and does, as text.
#include <cstdio>
#include <iostream>

#include <weft/client.h>
#include <weft/error.h>

#include "commands.h"
#include "ray_node.h"

namespace weft::tool {
namespace {

constexpr const char* info_usage =
    "usage: weft info ADDRESS [--token T] [--tls-root-cert FILE]\n\n"
    "Shows the nodes, datasets and computations of the scheduler at ADDRESS (host:port).\n";

std::string gigabytes(const Json& bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f GB", bytes.to_number<double>() / 1e9);
  return text;
}

}  // namespace

int run_info(const std::vector<std::string>& arguments) {
  const Arguments given(arguments, {"--token", "--tls-root-cert"});
  if (given.help() || given.positional().empty()) {
    std::cout << info_usage;
    return given.help() ? 0 : 2;
  }
  const Client client(given.positional()[0], client_options(given));
  const Json info = client.scheduler_info();
  std::cout << "Weft " << info.at("version").as_string().c_str() << "\n\nnodes:\n";
  for (const Json& node : info.at("nodes").as_array())
    std::cout << "  " << node.at("address").as_string().c_str() << "  " << node.at("cpus").to_number<double>() << " CPUs, "
              << gigabytes(node.at("memory")) << " memory, " << gigabytes(node.at("object_store_memory")) << " for results\n";
  std::cout << "datasets:\n";
  for (const Json& name : info.at("datasets").as_array()) std::cout << "  " << name.as_string().c_str() << "\n";
  std::cout << "computations: " << info.at("computations").to_number<std::int64_t>() << "\n";
  return 0;
}

}  // namespace weft::tool
