// weft worker: makes this machine a node of a scheduler's cluster, which runs tasks.
#include <unistd.h>

#include <iostream>
#include <thread>

#include <weft/error.h>

#include "cluster/client/join.h"
#include "commands.h"
#include "ray_node.h"

namespace weft::tool {
namespace {

constexpr const char* worker_usage =
    "usage: weft worker ADDRESS [options]\n\n"
    "Runs tasks of the scheduler at ADDRESS (host:port). Ctrl-C ends it.\n\n"
    "  --cpus N                tasks that run at a time, default one a processor\n"
    "  --memory-limit SIZE     what tasks may hold, as \"8GB\", default most of the machine's\n"
    "  --store-memory SIZE     what their results may take in shared memory before they go to disk, default 30% of the "
    "machine's\n"
    "  --resources JSON        what else the node has, as Ray takes it\n"
    "  --host H                this machine's address as the others reach it\n"
    "  --token T               the scheduler's, default $WEFT_TOKEN\n"
    "  --wait N                seconds in which the scheduler may still start, default 0\n"
    "  --tls-root-cert FILE    the certificate that the scheduler's is signed by (PEM)\n"
    "  --python P              a Python with Ray, default $WEFT_PYTHON, else python3\n";

/// Ray takes nodes of one address for one node. All of 127.0.0.0/8 is the loopback's.
std::string own_loopback_address() {
  const int process = ::getpid();
  return "127.1." + std::to_string(process / 250 % 250) + "." + std::to_string(process % 250 + 1);
}

}  // namespace

int run_worker(const std::vector<std::string>& arguments) {
  const Arguments given(arguments, {"--cpus", "--memory-limit", "--store-memory", "--resources", "--host", "--token",
                                    "--tls-root-cert", "--python", "--wait"});
  if (given.help() || given.positional().empty()) {
    std::cout << worker_usage;
    return given.help() ? 0 : 2;
  }
  const std::string& address = given.positional()[0];
  const std::string host = host_of(address);
  const cluster::JoinInfo joined = cluster::ask_to_join(address, client_options(given), given.number("--wait", 0, 86400));
  std::string node = given.get("--host");
  // Ray finds the machine's own address by that of the head.
  if (node.empty() && is_loopback(host)) node = own_loopback_address();
  const int processors = static_cast<int>(std::thread::hardware_concurrency());
  become_node(given.get("--python"), Json{{"role", "worker"},
                                          {"address", address},
                                          {"ray_address", joined.ray_address},
                                          {"ray_token", joined.ray_token},
                                          {"node_address", node},
                                          {"cpus", given.number("--cpus", processors, 4096)},
                                          {"memory", bytes_of(given, "--memory-limit")},
                                          {"object_store_memory", bytes_of(given, "--store-memory")},
                                          {"resources", given.get("--resources")}});
}

}  // namespace weft::tool
