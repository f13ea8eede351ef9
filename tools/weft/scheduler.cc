// weft scheduler: starts Ray's head node, or finds one, and on it the scheduler that clients connect to.
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <boost/json/array.hpp>

#include <weft/error.h>

#include "commands.h"
#include "ray_node.h"

namespace weft::tool {
namespace {

constexpr const char* scheduler_usage =
    "usage: weft scheduler [options]\n\n"
    "Starts a cluster without workers. Ctrl-C ends it.\n\n"
    "  --host H           where clients connect, default 127.0.0.1; 0.0.0.0 for all addresses of this machine\n"
    "  --port N           default 8786\n"
    "  --token T          what clients have to say, default $WEFT_TOKEN; without one the host has to be of the loopback\n"
    "  --tls-cert FILE    a certificate (PEM); then clients have to use TLS\n"
    "  --tls-key FILE     its private key (PEM)\n"
    "  --insecure yes     lets anybody in who reaches another host than the loopback's\n"
    "  --state-dir DIR    where published datasets are written down, to be there again after a restart\n"
    "  --status-port N    of the page that shows the cluster in the browser, default 8787; 0: there is none\n"
    "  --status-host H    who can see it, default 127.0.0.1: it asks nobody for a password\n"
    "  --ray-address A    a Ray cluster that is there, instead of a new one\n"
    "  --ray-port N       of the new one, default 6379; 0 takes any free one\n"
    "  --cpus N           tasks that run on this node, default 0\n"
    "  --store-memory S   what results on their way to clients may take in shared memory, default 30% of the machine's\n"
    "  --python P         a Python with Ray, default $WEFT_PYTHON, else python3\n";

/// The program that serves the page; none of it when nobody wants it.
Json status_command(const Arguments& given, const std::string& host) {
  const int port = given.number("--status-port", 8787, 65535);
  if (port == 0) return boost::json::array();
  const bool is_any = host == "0.0.0.0" || host == "::";
  boost::json::array command{std::filesystem::read_symlink("/proc/self/exe").string(),
                             "status",
                             (is_any ? "127.0.0.1" : host) + ":" + std::to_string(given.number("--port", 8786, 65535)),
                             "--port",
                             std::to_string(port),
                             "--host",
                             given.get("--status-host", "127.0.0.1")};
  if (given.has("--tls-cert")) {
    command.push_back("--tls-root-cert");
    command.push_back(Json(given.get("--tls-cert")));
  }
  return command;
}

}  // namespace

int run_scheduler(const std::vector<std::string>& arguments) {
  const Arguments given(arguments,
                        {"--host", "--port", "--token", "--tls-cert", "--tls-key", "--insecure", "--state-dir", "--ray-address",
                         "--ray-port", "--cpus", "--store-memory", "--python", "--status-port", "--status-host"});
  if (given.help()) {
    std::cout << scheduler_usage;
    return 0;
  }
  if (!given.positional().empty())
    throw Error(ErrorKind::user, "weft scheduler takes no such argument: " + given.positional()[0]);
  const std::string host = given.get("--host", "127.0.0.1");
  const std::string address = host + ":" + std::to_string(given.number("--port", 8786, 65535));
  const std::string token = client_options(given).token;
  if (token.empty() && !is_loopback(host) && !given.has("--insecure"))
    throw Error(ErrorKind::user,
                "A scheduler that others reach wants --token (or --insecure yes, which lets anybody run programs here): " + host);
  if (given.has("--tls-cert") != given.has("--tls-key")) throw Error(ErrorKind::user, "--tls-cert and --tls-key go together");
  const bool tls = given.has("--tls-cert");
  become_node(given.get("--python"), Json{{"role", "scheduler"},
                                          {"address", address},
                                          {"location", std::string(tls ? "grpc+tls" : "grpc") + "://" + address},
                                          {"token", token},
                                          {"tls_cert", tls ? file_text(given.get("--tls-cert")) : ""},
                                          {"tls_key", tls ? file_text(given.get("--tls-key")) : ""},
                                          {"status", status_command(given, host)},
                                          {"state_dir", given.get("--state-dir")},
                                          {"ray_address", given.get("--ray-address")},
                                          {"ray_port", given.number("--ray-port", 6379, 65535)},
                                          {"node_address", node_address(host)},
                                          {"cpus", given.number("--cpus", 0, 4096)},
                                          {"memory", 0},
                                          {"object_store_memory", bytes_of(given, "--store-memory")},
                                          {"resources", ""}});
}

}  // namespace weft::tool
