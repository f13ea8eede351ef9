// Nodes of a cluster: how the `weft` program becomes one.
#include "ray_node.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <weft/bytes.h>
#include <weft/error.h>

#include "base/json_writer.h"
#include "installation.h"

namespace weft::tool {
namespace {

namespace fs = std::filesystem;

constexpr const char* ray_version = "2.60.0";

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (!pipe) return text;
  std::array<char, 256> buffer;
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), size);
  ::pclose(pipe);
  return text;
}

std::string in_quotes(const std::string& text) {
  std::string made = "'";
  for (const char c : text) made += c == '\'' ? "'\\''" : std::string(1, c);
  return made + "'";
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string find_python(std::string python) {
  if (python.empty()) python = environment("WEFT_PYTHON");
  if (python.empty()) python = "python3";
  if (python.find('/') == python.npos) {
    const std::string found = find_program(python);
    if (found.empty()) throw Error(ErrorKind::user, "There is no such Python (--python P names another): " + python);
    python = found;
  }
  const std::string version =
      output_of(in_quotes(python) + " -c 'import importlib.metadata as m; print(m.version(\"ray\"), end=\"\")' 2>/dev/null");
  if (version != ray_version)
    throw Error(ErrorKind::user,
                (version.empty() ? "Ray is not installed for " : "Ray is of another version, " + version + ", for ") + python +
                    " (install it with " + python + " -m pip install ray==" + ray_version +
                    ", or name a Python that has it with --python P)");
  return python;
}

/// A file beside this program, unless the environment names one.
std::string installed(const char* variable, const fs::path& from_bin) {
  if (const std::string named = environment(variable); !named.empty()) return named;
  std::error_code failure;
  const fs::path path = fs::weakly_canonical(fs::read_symlink("/proc/self/exe", failure).parent_path() / from_bin);
  if (!fs::exists(path))
    throw Error(ErrorKind::user,
                "A part of Weft is not beside this program: install it with ./dev install --prefix P, and run "
                "P/bin/weft (looked for " +
                    path.string() + ")");
  return path.string();
}

}  // namespace

void become_node(const std::string& python, const Json& options) {
  const std::string program = find_python(python);
  const std::string library = installed("WEFT_NODE_LIBRARY", fs::path(WEFT_LIB_FROM_BIN) / "libweft_node.so");
  const std::string glue = installed("WEFT_NODE_GLUE", fs::path(WEFT_LIB_FROM_BIN) / "weft/ray");
  ::setenv("WEFT_NODE_LIBRARY", library.c_str(), 1);
  const std::string path = environment("PYTHONPATH");
  ::setenv("PYTHONPATH", (path.empty() ? glue : glue + ":" + path).c_str(), 1);
  // The environment is not shown to others, as arguments are.
  ::setenv("WEFT_NODE_OPTIONS", base::to_json(options).c_str(), 1);
  ::execl(program.c_str(), program.c_str(), "-m", "weft_node.start", nullptr);
  throw Error(ErrorKind::user, "Python cannot be started: " + program);
}

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorKind::user, "File cannot be read: " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_loopback(const std::string& host) { return host == "localhost" || host == "::1" || host.starts_with("127."); }

std::string node_address(const std::string& host) { return host == "localhost" || host == "127.0.0.1" ? "127.0.0.2" : host; }

std::string host_of(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  if (colon == address.npos || colon == 0) throw Error(ErrorKind::user, "A scheduler's address is host:port, not: " + address);
  return address.substr(0, colon);
}

ClientOptions client_options(const Arguments& arguments) {
  return {.token = arguments.get("--token", environment("WEFT_TOKEN")), .tls_root_cert = arguments.get("--tls-root-cert")};
}

std::int64_t bytes_of(const Arguments& arguments, const std::string& name) {
  return arguments.has(name) ? static_cast<std::int64_t>(dd::Bytes(arguments.get(name)).count()) : 0;
}

}  // namespace weft::tool
