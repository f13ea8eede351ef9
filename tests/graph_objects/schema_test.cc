// Walks through all attributes that plotly.py has, and checks what each takes and what messages say of the rest.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>

#include <weft/error.h>
#include <weft/graph_objects.h>

#include "errors/message_of.h"
#include "graph_objects/recorded_values.h"

namespace weft {
namespace {

using boost::json::array;
using boost::json::object;

const Json& recorded() {
  static const Json all = read_recorded("attributes.json");
  return all;
}

struct Step {
  std::string name;
  bool list;
};

// The names that lead to something in the schema, beginning with a trace type or "layout".
struct Way {
  std::string root;
  std::vector<Step> steps = {};

  std::string place() const {
    std::string text = root;
    for (const Step& step : steps) text += "." + step.name + (step.list ? "[0]" : "");
    return text;
  }

  bool has_list() const {
    for (const Step& step : steps) {
      if (step.list) return true;
    }
    return false;
  }

  // {"marker": {"color": value}}; what is in a list stands in its only item.
  Json nest(Json value) const {
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
      value = object{{step->name, step->list ? Json(array{std::move(value)}) : std::move(value)}};
    }
    return value;
  }

  Json inside(Json made) const {
    for (const Step& step : steps) {
      const Json* at = made.is_object() ? made.get_object().if_contains(step.name) : nullptr;
      if (!at) return nullptr;
      Json next = step.list ? at->at(0) : *at;
      made = std::move(next);
    }
    return made;
  }

  Json make(Json attributes) const {
    if (root == "layout") return go::Layout(go::Value(std::move(attributes))).json();
    return go::Trace(root, std::move(attributes)).json();
  }

  Figure& update(Figure& figure, const Json& attributes) const {
    return root == "layout" ? figure.update_layout(attributes) : figure.update_traces(attributes);
  }
};

// What the schema has at a way: an attribute, or an object, which is one of a list or has a text that stands for it too.
struct Found {
  const Way& way;
  std::string kind;
  const Json& inside;
};

void walk(Way& way, const object& members, const std::function<void(const Found&)>& visit) {
  for (const auto& [key, value] : members) {
    const std::string kind = value.is_array() ? value.at(0).as_string().c_str() : "attribute";
    way.steps.push_back({std::string(key), false});
    visit({way, kind, kind == "attribute" ? value : value.at(1)});
    if (kind != "attribute") {
      way.steps.back().list = kind == "list";
      walk(way, value.at(1).as_object(), visit);
    }
    way.steps.pop_back();
  }
}

void walk_all(const std::function<void(const Found&)>& visit) {
  for (const auto& [root, members] : recorded().at("schema").as_object()) {
    Way way{std::string(root)};
    visit({way, "object", members});
    walk(way, members.as_object(), visit);
  }
}

bool is_vector(const Json& given) { return given.is_object() && given.get_object().contains("bdata"); }

bool has(const Json& given, const std::function<bool(const Json&)>& is) {
  if (const array* list = given.if_array())
    return std::any_of(list->begin(), list->end(), [&](const Json& item) { return has(item, is); });
  return is(given);
}

// Python has true for 1, the text of a list for a text, and an array of one number for the number; NumPy cuts the decimals of
// what has to be an integer. "x01" would be kept by plotly.py, and is no axis of Plotly.js.
bool is_stricter(const Json& given, const std::string& message) {
  const auto says = [&](const char* text) { return message.find(text) != message.npos; };
  return has(given, [](const Json& item) { return item.is_bool(); }) || given == 0 || given == 1 || given == "x01" ||
         says("not of the type that is needed") || (given.is_array() && says("is not a text")) ||
         (is_vector(given) && says("is not one value"));
}

// Empty braces are an empty object too. A null in a list is taken by plotly.py here and there, by Plotly.js everywhere. Python
// refuses an array of weights because it cannot be compared with a text, and one of angles of 8 bits because it adds 180.
bool is_looser(const Way& way, const Json& given, const Json& made) {
  const std::string& name = way.steps.back().name;
  return (given == array() && way.inside(made).is_null()) || (is_vector(given) && (name == "weight" || name == "angle")) ||
         (given.is_array() && has(given, [](const Json& item) { return item.is_null(); }));
}

bool begins_with_place(const std::string& message, const Way& way) {
  return message.starts_with("Value of " + way.place()) || message.starts_with("Attribute not found: " + way.place() + ".");
}

void expect_outcome(const Way& way, const Json& written, const Json& given, const Json& outcome) {
  const auto where = [&] { return way.place() + " = " + boost::json::serialize(written); };
  try {
    const Json made = way.make(way.nest(given));
    if (outcome == false) {
      EXPECT_TRUE(is_looser(way, given, made)) << where() << " was not refused: " << made;
    } else {
      const Json& expected = outcome.is_object() ? outcome.at("kept") : given;
      EXPECT_TRUE(equal(way.inside(made), expected)) << where() << "\n" << made << "\n" << expected;
    }
  } catch (const Error& error) {
    const std::string message = error.message();
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_TRUE(outcome == false || is_stricter(given, message)) << where() << "\n" << outcome << "\n" << message;
    EXPECT_TRUE(begins_with_place(message, way)) << where() << "\n" << message;
  }
}

Way way_of(const Json& row) {
  Way way{row.at("root").as_string().c_str()};
  for (const auto& key : row.at("keys").as_array()) way.steps.push_back({key.at(0).as_string().c_str(), key.at(1).as_bool()});
  return way;
}

TEST(Schema, EveryKindOfAttributeTakesWhatPlotlyTakes) {
  const array& values = recorded().at("values").as_array();
  for (const auto& row : recorded().at("attributes").as_array()) {
    const Way way = way_of(row);
    for (std::size_t i = 0; i < values.size(); ++i) {
      expect_outcome(way, values[i], revive(values[i]), row.at("outcomes").at(i));
    }
  }
}

// The values that tell one kind from all others show that each attribute is of its kind.
TEST(Schema, EveryAttributeIsOfItsKind) {
  const array& values = recorded().at("values").as_array();
  std::vector<std::pair<std::size_t, Json>> telling;
  for (const auto& number : recorded().at("telling").as_array()) {
    const auto i = number.to_number<std::size_t>();
    telling.emplace_back(i, revive(values[i]));
  }
  std::size_t count = 0;
  walk_all([&](const Found& found) {
    if (found.kind != "attribute") return;
    ++count;
    const Json& outcomes = recorded().at("attributes").at(found.inside.to_number<std::size_t>()).at("outcomes");
    for (const auto& [i, given] : telling) {
      expect_outcome(found.way, values[i], given, outcomes.at(i));
    }
  });
  EXPECT_GT(count, 8000u);
}

std::string longest_of(const object& members) {
  std::string longest;
  for (const auto& [key, value] : members) {
    if (key.size() > longest.size()) longest = std::string(key);
  }
  return longest;
}

TEST(Schema, AWrongNameIsToldItsWholePathAndTheRightOne) {
  std::size_t count = 0;
  walk_all([&](const Found& found) {
    if (found.kind == "attribute") return;
    ++count;
    Way way = found.way;
    if (found.kind == "list") way.steps.back().list = true;
    const object& members = found.inside.as_object();
    const std::string right = longest_of(members);
    std::string wrong = right;
    // Of shorter names none is near.
    if (right.size() < 3) return;
    std::swap(wrong[wrong.size() - 1], wrong[wrong.size() - 2]);
    if (wrong == right) wrong += "x";
    if (members.contains(wrong)) return;
    SCOPED_TRACE(way.place() + "." + wrong);
    std::vector<Json> ways_to_write{way.nest(object{{wrong, 1}})};
    if (!way.has_list() && !way.steps.empty()) {
      for (const std::string between : {"_", "."}) {
        std::string path;
        for (const Step& step : way.steps) path += step.name + between;
        ways_to_write.push_back(object{{path + wrong, 1}});
      }
    }
    for (const Json& written : ways_to_write) {
      const std::string message = message_of([&] { way.make(written); });
      EXPECT_EQ(message.find("Attribute not found: " + way.place() + "." + wrong + " (have: "), 0u) << message;
      const std::size_t hint = message.find("did you mean ");
      ASSERT_NE(hint, message.npos) << message;
      EXPECT_NE(message.find(right, hint), message.npos) << message;
    }
  });
  EXPECT_GT(count, 1000u);
}

TEST(Schema, WhatIsNoObjectIsRefusedWithItsPlace) {
  walk_all([&](const Found& found) {
    const Way& way = found.way;
    if (found.kind == "attribute" || way.steps.empty()) return;
    SCOPED_TRACE(way.place());
    const auto refused = [&](Json value) { return message_of([&] { way.make(way.nest(std::move(value))); }); };
    if (found.kind == "list") {
      EXPECT_EQ(refused("red"), "Value of " + way.place() + " is not a list of objects: red");
      EXPECT_EQ(refused(array{object(), 3}), "Value of " + way.place() + "[1] is not an object: 3");
    } else {
      EXPECT_EQ(refused(true), "Value of " + way.place() + " is not an object: true");
      EXPECT_EQ(refused(array{1, 2}), "Value of " + way.place() + " is not an object: [1,2]");
    }
  });
}

TEST(Schema, WhatIsRefusedChangesNothing) {
  const array& values = recorded().at("values").as_array();
  for (const auto& [root, members] : recorded().at("schema").as_object()) {
    Way way{std::string(root)};
    Figure figure;
    figure.update_layout({{"template", nullptr}, {"width", 300}, {"margin_t", 10}});
    if (root != "layout") figure.add_traces({go::Trace("scatter", {}), go::Trace(std::string(root), {{"meta", 1}})});
    const std::string before = figure.to_json();
    walk(way, members.as_object(), [&](const Found& found) {
      if (found.kind != "attribute") return;
      const array& outcomes = recorded().at("attributes").at(found.inside.to_number<std::size_t>()).at("outcomes").as_array();
      std::size_t wrong = 0;
      while (wrong < outcomes.size() && !(outcomes[wrong] == false && values[wrong].is_string())) ++wrong;
      if (wrong == outcomes.size()) return;
      object change{{"meta", 2}};
      const object nested = found.way.nest(values[wrong]).as_object();
      for (const auto& [key, value] : nested) change[key] = value;
      EXPECT_NE(message_of([&] { found.way.update(figure, change); }), "no error") << found.way.place();
      ASSERT_EQ(figure.to_json(), before) << found.way.place();
    });
  }
}

}  // namespace
}  // namespace weft
