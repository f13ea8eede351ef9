// Messages to a scheduler that are damaged at random: each is answered or refused, and the scheduler lives on. WEFT_FUZZ_MINUTES
// and WEFT_FUZZ_SEED make the runs long.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <arrow/buffer.h>
#include <arrow/flight/client.h>
#include <arrow/table.h>
#include <arrow/util/cancel.h>
#include <gtest/gtest.h>

#include <weft/client.h>

#include "cluster/client/connection.h"
#include "cluster/client/sent_plan.h"
#include "cluster/protocol/messages.h"
#include "cluster/protocol/node_task.h"
#include "engine/driver.h"
#include "engine/ipc.h"
#include "engine/remote.h"
#include "engine/task_message.h"
#include "plan/registry.h"
#include "process_ray.h"

namespace weft::test {
namespace {

namespace flight = arrow::flight;
using namespace cluster;
using std::chrono::steady_clock;

/// Rounds with a generator of random numbers each, whose seed the report names.
void fuzz(int rounds, const std::function<void(std::mt19937& random)>& round) {
  const char* seed = std::getenv("WEFT_FUZZ_SEED");
  const char* minutes = std::getenv("WEFT_FUZZ_MINUTES");
  const unsigned first = seed ? static_cast<unsigned>(std::strtoul(seed, nullptr, 10)) : 1;
  const auto end = steady_clock::now() + std::chrono::seconds(static_cast<long>(minutes ? 60 * std::atof(minutes) : 0));
  for (unsigned index = 0; minutes ? steady_clock::now() < end : index < static_cast<unsigned>(rounds); ++index) {
    std::mt19937 random(first + index);
    SCOPED_TRACE("WEFT_FUZZ_SEED=" + std::to_string(first + index));
    round(random);
    if (testing::Test::HasFailure()) return;
  }
}

std::size_t below(std::mt19937& random, std::size_t limit) { return random() % std::max<std::size_t>(1, limit); }

/// Some changes of a message: bytes, numbers as lengths and places are, parts left out, doubled, or of another message.
std::string damaged(std::mt19937& random, std::string bytes, const std::string& other) {
  constexpr std::uint64_t numbers[] = {
      0, 1, 2, 7, 255, 65'536, 0x7fffffff, 0xffffffff, std::uint64_t{1} << 62, ~std::uint64_t{0}};
  for (std::size_t change = 1 + below(random, 3); change > 0; --change) {
    const std::size_t at = below(random, bytes.size() + 1);
    const std::size_t length = below(random, std::min<std::size_t>(bytes.size() - at, 40) + 1);
    switch (below(random, 6)) {
      case 0:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random());
        break;
      case 1: {
        const std::uint64_t number = numbers[below(random, std::size(numbers))];
        if (at + sizeof number <= bytes.size()) std::memcpy(bytes.data() + at, &number, below(random, 2) ? 8 : 4);
        break;
      }
      case 2:
        bytes.erase(at, length);
        break;
      case 3:
        bytes.insert(at, bytes.substr(at, length));
        break;
      case 4:
        bytes.resize(at);
        break;
      default:
        bytes.insert(at, other.substr(below(random, other.size() + 1), below(random, 200)));
    }
  }
  return bytes;
}

/// Plans of many kinds, over rows of every type that plans may have come with.
std::vector<plan::Expr> plans() {
  const dd::DataFrame left = dd::from_dict({{"key", {1, 2, 3, 2, 1}},
                                            {"value", {0.5, 1.5, -2.0, 1e300, 0.0}},
                                            {"text", {"a", "bb", "", "a", "ccc"}},
                                            {"flag", {true, false, true, true, false}}},
                                           {.npartitions = 2});
  const dd::DataFrame right = dd::from_dict({{"key", {1, 2, 5}}, {"other", {10, 20, 50}}});
  return {left[left["key"] > 1].expr(),
          left.groupby("text").agg({{"value", "mean"}, {"key", "nunique"}, {"flag", "max"}}).expr(),
          left.groupby("key").agg({{"value", "std"}, {"text", "first"}}).expr(),
          left.merge(right, {.how = "outer", .on = "key"}).expr(),
          left.sort_values("value", {.ascending = false}).expr(),
          left.set_index("key").loc(1, 2).expr(),
          left.assign("more", left["value"] * 2 + left["key"])[{"more", "text"}].expr(),
          left["text"].str().upper().expr(),
          left["text"].astype(dd::category).expr(),
          left["value"].rolling(2).mean().expr(),
          left["value"].cumsum().expr(),
          left.drop_duplicates({.subset = {"key"}}).expr(),
          left["value"].fillna(1.0).round(1).expr(),
          left["key"].isin({1, 5}).expr()};
}

/// What a client sends for a plan.
SentPlan sent(const Connection& connection, const plan::Expr& plan) { return send_plan({plan}, connection); }

class Fuzz : public testing::Test {
 protected:
  Fuzz() : connection_(std::make_shared<Connection>(scheduler_.address(), ClientOptions{})) {
    other_ = flight::FlightClient::Connect(*flight::Location::Parse("grpc://" + scheduler_.address())).ValueOrDie();
    for (const plan::Expr& plan : plans()) {
      const SentPlan made = sent(*connection_, plan);
      computes_.push_back(plan::encode(ComputeRequest{"", made.plan, made.given, true, {}, false}));
      publishes_.push_back(plan::encode(PublishRequest{"", "damaged", DatasetKind::frame, made.plan, "", made.given, true}));
      tables_.push_back(made.given.at(0).partitions.at(0));
      plans_.push_back(made.plan);
    }
  }

  const std::string& one_of(std::mt19937& random, const std::vector<std::string>& list) {
    return list[below(random, list.size())];
  }
  std::string damaged_one_of(std::mt19937& random, const std::vector<std::string>& list) {
    return damaged(random, one_of(random, list), one_of(random, list));
  }

  /// All that the scheduler answers, or nothing; ends by itself after a while.
  void ask(std::string_view action, std::string body) {
    flight::FlightCallOptions options;
    options.timeout = flight::TimeoutDuration(10);
    auto answers = other_->DoAction(options, {std::string(action), arrow::Buffer::FromString(std::move(body))});
    if (answers.ok()) (void)(*answers)->Drain();
  }

  void expect_alive() { EXPECT_NO_THROW(connection_->call(action::list)); }

  ProcessScheduler scheduler_;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<flight::FlightClient> other_;
  std::vector<std::string> computes_, publishes_, tables_, plans_;
};

TEST_F(Fuzz, WhatIsNotDamagedIsComputed) {
  const engine::RemoteScope none(nullptr);
  const Client client(scheduler_.address(), {.set_as_default = false});
  for (const plan::Expr& plan : plans()) {
    if (plan->kind() != plan::OpKind::frame) continue;
    const dd::DataFrame frame(plan);
    EXPECT_EQ(std::get<0>(client.compute(frame)).num_rows(), frame.compute().num_rows());
  }
}

/// A plan as plan::encode_plan() writes it.
struct WrittenPlan {
  struct Node {
    std::string op, params;
    std::vector<std::uint32_t> inputs;
    static void fields(auto& self, auto&& visit) {
      visit("op", self.op);
      visit("params", self.params);
      visit("inputs", self.inputs);
    }
  };
  std::vector<Node> nodes;
  std::vector<std::uint32_t> roots;
  static void fields(auto& self, auto&& visit) {
    visit("nodes", self.nodes);
    visit("roots", self.roots);
  }
};

TEST_F(Fuzz, DeepPlansAreComputedOrRefused) {
  const Client client(scheduler_.address(), {.set_as_default = false});
  dd::Series sum = dd::from_dict({{"n", {1, 2}}})["n"];
  for (int step = 0; step < 1000; ++step) sum = sum + 1;
  EXPECT_EQ(std::get<0>(client.compute(sum)).at<std::int64_t>(1), 1002);

  auto deep = plan::decode<WrittenPlan>(plans_[0]);  // a filter comes last
  for (std::uint32_t depth = 0; depth < 100'000; ++depth) {
    WrittenPlan::Node again = deep.nodes[deep.roots[0]];
    again.inputs[0] = static_cast<std::uint32_t>(deep.nodes.size() - 1);
    deep.nodes.push_back(std::move(again));
  }
  deep.roots[0] = static_cast<std::uint32_t>(deep.nodes.size() - 1);
  auto request = plan::decode<PublishRequest>(publishes_[0]);
  request.plan = plan::encode(deep);
  try {
    connection_->call(action::publish, plan::encode(request));
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), "Encoded plan is too deep, persist some of it: more than 12000");
  }
}

TEST_F(Fuzz, ComputesOfDamagedPlans) {
  fuzz(300, [&](std::mt19937& random) {
    ask(action::compute, damaged_one_of(random, computes_));
    if (below(random, 20) == 0) expect_alive();
  });
  expect_alive();
}

TEST_F(Fuzz, PublishesOfDamagedPlans) {
  fuzz(300, [&](std::mt19937& random) {
    ask(action::publish, damaged_one_of(random, publishes_));
    ask(action::get, plan::encode(DatasetRequest{"", "damaged"}));
  });
  expect_alive();
}

TEST_F(Fuzz, OtherMessagesAndTickets) {
  constexpr std::string_view actions[] = {
      action::hello, action::session, action::compute, action::release, action::publish,  action::get,    action::unpublish,
      action::list,  action::who_has, action::restart, action::info,    action::activity, "weft.nothing", ""};
  const std::vector<std::string> bodies{plan::encode(Hello{}), plan::encode(HeldName{"session", "content"}),
                                        plan::encode(DatasetRequest{"session", "name"})};
  const std::vector<std::string> tickets{"result/abc/0", "partition/0/content", "dataset/name"};
  fuzz(300, [&](std::mt19937& random) {
    const std::string_view action = actions[below(random, std::size(actions))];
    if (action != action::session) ask(action, damaged_one_of(random, bodies));
    auto reader = other_->DoGet(flight::Ticket{damaged_one_of(random, tickets)});
    if (reader.ok()) (void)(*reader)->ToTable();
  });
  expect_alive();
}

/// Decodes bytes to a value or a cluster Error.
template <class Message>
void decode_as(const std::string& bytes) {
  try {
    (void)plan::decode<Message>(bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::cluster) << error.what();
  }
}

TEST_F(Fuzz, MessagesAreValuesOrErrors) {
  const std::vector<std::string> answers{
      plan::encode(ComputeEvent{Progress(ComputeProgress{})}),
      plan::encode(ComputeEvent{engine::Failure(Error(ErrorKind::user, "no"))}),
      plan::encode(ComputeEvent{Computed{
          {ComputedRoot{plan::Schema({{"a", dd::DType::int64}}), {{tables_[0], "", ""}}, "ticket", {"content", {}, {1, 2}}}},
          {}}}),
      plan::encode(cluster::Dataset{DatasetKind::frame, plans_[0], "{}", {{"content", {}, {1}}}}),
      plan::encode(NodeTask{"task", 1, {tables_[0], ""}}),
      plan::encode(NodeAnswer{"answer", "node"})};
  fuzz(20'000, [&](std::mt19937& random) {
    const std::string bytes = damaged_one_of(random, below(random, 2) ? answers : computes_);
    decode_as<ComputeEvent>(bytes);
    decode_as<ComputeRequest>(bytes);
    decode_as<PublishRequest>(bytes);
    decode_as<cluster::Dataset>(bytes);
    decode_as<NodeTask>(bytes);
    decode_as<NodeAnswer>(bytes);
    decode_as<Hello>(bytes);
    decode_as<HeldName>(bytes);
  });
}

TEST_F(Fuzz, PlansArePlansOrErrors) {
  fuzz(10'000, [&](std::mt19937& random) {
    try {
      for (const plan::Expr& root : plan::decode_plan(damaged_one_of(random, plans_))) (void)root->name();
    } catch (const Error&) {
    }
  });
}

TEST_F(Fuzz, TablesAreTablesOrErrors) {
  fuzz(5000, [&](std::mt19937& random) {
    try {
      const auto table = engine::from_ipc_of_others(arrow::Buffer::FromString(damaged_one_of(random, tables_)));
      EXPECT_TRUE(table->ValidateFull().ok());
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::cluster) << error.what();
    }
  });
}

}  // namespace
}  // namespace weft::test
