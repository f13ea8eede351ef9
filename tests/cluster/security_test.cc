// Who may talk to a scheduler, and what those are told who may not.
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include <weft/client.h>

#include "cluster/running_cluster.h"
#include "frame_case/frame_case.h"

namespace weft::test {
namespace {

/// An Error of that kind, within seconds, whose text begins so.
template <class Act>
void expect_refused(const std::string& begin, Act act) {
  const auto started = std::chrono::steady_clock::now();
  try {
    act();
    ADD_FAILURE() << "no error; expected: " << begin;
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()).substr(0, begin.size()), begin);
    EXPECT_EQ(error.kind(), ErrorKind::cluster);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(8));
}

TEST(Security, NobodyThere) {
  const std::string address = "127.0.0.1:" + std::to_string(free_port());
  expect_refused("The scheduler cannot be reached at " + address, [&] { Client client(address); });
  EXPECT_THROW(Client("nonsense"), Error);
}

TEST(Security, TokenAndCertificate) {
  const std::string folder = scratch_folder();
  const auto run = [&](const std::string& command) {
    ASSERT_EQ(std::system(("cd " + folder + " && " + command + " 2> /dev/null").c_str()), 0);
  };
  for (const char* name : {"authority", "other"})
    run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=" + std::string(name) + " -keyout " + name + ".key -out " +
        name + ".pem");
  run("openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server.key -out server.csr");
  run("printf 'subjectAltName=DNS:localhost,IP:127.0.0.1' > names");
  run("openssl x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 2 -extfile names -out "
      "server.pem");

  const RunningScheduler scheduler(
      {"--token", "secret", "--tls-cert", folder + "/server.pem", "--tls-key", folder + "/server.key"});
  const std::string& address = scheduler.address();
  const std::string authority = folder + "/authority.pem";
  Client client(address, {.token = "secret", .tls_root_cert = authority, .set_as_default = false});
  client.publish_dataset("value", Json(7));
  EXPECT_EQ(client.get_dataset<Json>("value"), Json(7));
  const std::string refused = "The scheduler does not take this token, or wants one (ClientOptions .token): " + address;
  expect_refused(refused, [&] { Client wrong(address, {.token = "secreT", .tls_root_cert = authority}); });
  expect_refused(refused, [&] { Client none(address, {.tls_root_cert = authority}); });
  expect_refused("The scheduler ", [&] { Client wrong(address, {.token = "secret", .tls_root_cert = folder + "/other.pem"}); });
  expect_refused("The scheduler ", [&] { Client plain(address, {.token = "secret"}); });
}

TEST(Security, OthersAreLetInOnlyByChoice) {
  Program open({WEFT_PROGRAM, "scheduler", "--host", "0.0.0.0"}, scratch_folder() + "/open.log");
  EXPECT_EQ(open.wait(10), 1);
  EXPECT_EQ(
      open.output(),
      "weft: A scheduler that others reach wants --token (or --insecure yes, which lets anybody run programs here): 0.0.0.0\n");
}

TEST(Security, APortThatIsTakenIsSaid) {
  const std::string& address = RunningCluster::only().address();
  Program second({WEFT_PROGRAM, "scheduler", "--port", address.substr(address.find(':') + 1), "--ray-port", "0"},
                 scratch_folder() + "/second.log");
  EXPECT_EQ(second.wait(60), 1);
  EXPECT_EQ(second.output(), "weft: Cannot serve at " + address + ": the port is in use\n");
}

TEST(Security, PythonWithoutRay) {
  Program scheduler({WEFT_PROGRAM, "scheduler", "--python", "/usr/bin/python3"}, scratch_folder() + "/python.log");
  EXPECT_EQ(scheduler.wait(20), 1);
  EXPECT_NE(scheduler.output().find("/usr/bin/python3 -m pip install ray=="), std::string::npos) << scheduler.output();
}

}  // namespace
}  // namespace weft::test
