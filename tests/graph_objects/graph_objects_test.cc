// Builds traces and figures as a program does, and checks what they hold and what messages say.
#include <gtest/gtest.h>

#include <limits>

#include <boost/json.hpp>

#include <weft/error.h>
#include <weft/graph_objects.h>
#include <weft/subplots.h>

#include "errors/message_of.h"

namespace weft {
namespace {

using boost::json::array;
using boost::json::object;

std::string cut(std::string message) {
  const std::size_t list = message.find(" (have: ");
  const std::size_t hint = message.find("; did you mean");
  if (list == message.npos) return message;
  return message.substr(0, list) + (hint == message.npos ? "" : message.substr(hint));
}

TEST(Value, BracesAreListsAndObjects) {
  EXPECT_EQ(go::Value({1, 2.5, "a", true, nullptr}).json(), (array{1, 2.5, "a", true, nullptr}));
  EXPECT_EQ(go::Value({{"a", 1}, {"b", {1, 2}}}).json(), (object{{"a", 1}, {"b", {1, 2}}}));
  EXPECT_EQ(go::Value({{0, "red"}, {1, "blue"}}).json(), (array{array{0, "red"}, array{1, "blue"}}));
  EXPECT_EQ(go::Value({{"a", {{"b", {{"c", 1}}}}}}).json(), (object{{"a", {{"b", {{"c", 1}}}}}}));
}

TEST(Value, VectorsOfNumbersAreTypedArrays) {
  EXPECT_EQ(go::Value(std::vector<double>{1.5}).json(), (Json{{"dtype", "f8"}, {"bdata", "AAAAAAAA+D8="}}));
  EXPECT_EQ(go::Value(std::vector<float>{1.5f}).json().at("dtype"), "f4");
  EXPECT_EQ(go::Value(std::vector<int>{1, 2}).json().at("dtype"), "i4") << "as of NumPy's int32";
  EXPECT_EQ(go::Value(std::vector<std::int64_t>{1, 200}).json().at("dtype"), "i2") << "the smallest that holds them";
  EXPECT_EQ(go::Value(std::vector<std::int64_t>{1, 1LL << 40}).json(), (array{1, 1LL << 40})) << "none holds them";
  EXPECT_EQ(go::Value(std::vector<std::uint8_t>{7}).json().at("dtype"), "u1");
  EXPECT_EQ(go::Value(std::vector<double>()).json(), array());
  EXPECT_EQ(go::Value(std::vector<bool>{true, false}).json(), (array{true, false}));
  EXPECT_EQ(go::Value(std::vector<std::string>{"a", "b"}).json(), (array{"a", "b"})) << "no object, though of two texts";
  EXPECT_EQ(go::Value(std::vector<std::vector<double>>{{1, 2}, {3, 4}, {5, 6}}).json().at("shape"), "3, 2");
  const std::vector<double> xs{1, 2, 3};
  EXPECT_EQ(go::Value(std::span<const double>(xs).subspan(1)).json(), go::Value(std::vector<double>{2, 3}).json());
  EXPECT_EQ(message_of([] {
              go::Value(std::vector<std::vector<double>>{{1}, {1, 2}});
            }),
            "Rows of numbers are of different lengths");
}

TEST(GraphObjects, AreWrittenInBraces) {
  const std::vector<double> xs{1, 2};
  const go::Scatter trace({{"x", xs}, {"y", {3, 4}}, {"mode", "lines"}, {"marker_color", "red"}, {"line", {{"width", 2}}}});
  EXPECT_EQ(trace.type(), "scatter");
  EXPECT_EQ(trace["marker.color"], "red");
  EXPECT_EQ(trace["marker_size"], Json());
  EXPECT_EQ(trace["line_width"], 2);
  EXPECT_EQ(trace.json().at("x").at("dtype"), "f8");
  EXPECT_EQ(go::Bar({{"y", {1}}}).json(), (object{{"y", {1}}, {"type", "bar"}})) << "one attribute";
  EXPECT_EQ(go::Bar().json(), (object{{"type", "bar"}}));
  EXPECT_EQ(go::Trace("pie", {{"values", {1, 2}}}).type(), "pie");
  EXPECT_EQ(go::Trace({{"type", "bar"}, {"y", {1}}}).json(), go::Bar({{"y", {1}}}).json());
}

TEST(GraphObjects, StandInFigures) {
  const go::Scatter line({{"y", {1, 2}}, {"name", "a"}});
  Figure figure({line, go::Bar({{"y", {3}}})}, {{"title_text", "Both"}});
  EXPECT_EQ(figure.num_traces(), 2u);
  EXPECT_EQ(figure["layout.title.text"], "Both");
  EXPECT_EQ(figure["data[0].name"], "a");
  EXPECT_EQ(figure["data[1].type"], "bar");
  EXPECT_EQ(Figure(line).num_traces(), 1u);
  EXPECT_EQ(Figure({line}).num_traces(), 1u);
  figure.add_trace(go::Pie({{"values", {1}}})).add_traces({line, line});
  EXPECT_EQ(figure.num_traces(), 5u);
  EXPECT_EQ(figure.select_traces({.selector = {{"name", "a"}}}).size(), 3u);
  EXPECT_EQ(figure.select_traces({.selector = "pie"}).size(), 1u);
  EXPECT_EQ(figure.select_traces({.selector = [](const go::Object& trace) { return trace["type"] != "pie"; }}).size(), 4u);
  int count = 0;
  figure.for_each_trace(
      [&](go::Object& trace) {
        trace.update({{"name", "n" + std::to_string(count++)}});
      },
      {.selector = "scatter"});
  EXPECT_EQ(figure["data[4].name"], "n2");
  figure.for_each("xaxis", [](go::Object& axis) { axis.update({{"title", {{"text", "x"}}}}); });
  EXPECT_EQ(figure["layout.xaxis.title.text"], "x");
  EXPECT_EQ(figure.select("xaxis").size(), 1u);
  figure.set_frames({go::Frame({{"name", "f"}, {"data", {line}}})});
  EXPECT_EQ(figure.json().at("frames").at(0).at("data").at(0).at("name"), "a");
}

TEST(GraphObjects, FiguresAreMadeOfTracesOrOfJson) {
  const Figure json({{"data", {{{"type", "bar"}, {"y", {1}}}}}, {"layout", {{"anything", 1}}}});
  EXPECT_EQ(json.to_json(), R"({"data":[{"type":"bar","y":[1]}],"layout":{"anything":1}})") << "as it is, and unchecked";
  const std::vector<go::Trace> traces{go::Bar(), go::Pie()};
  EXPECT_EQ(Figure(traces).num_traces(), 2u);
  EXPECT_EQ(Figure(traces, {{"title_text", "a"}})["layout.title.text"], "a");
  EXPECT_EQ(Figure({go::Bar(), go::Trace("pie", {})}).num_traces(), 2u);
}

TEST(GraphObjects, CopiesOfFiguresStayAsTheyAre) {
  const Figure original(go::Bar({{"y", {1}}}));
  Figure copy = original;
  copy.update_traces({{"name", "b"}}).update_layout({{"width", 300}}).add_vline(2);
  EXPECT_EQ(original["data[0].name"], Json());
  EXPECT_EQ(original["layout.width"], Json());
  EXPECT_EQ(original["layout.shapes[0].x0"], Json());
}

TEST(GraphObjects, FiguresThatShareATemplateAgreeWithTheirText) {
  Figure figure(go::Bar({{"y", {1}}}));
  EXPECT_EQ(boost::json::parse(figure.to_json()), figure.json());
  figure.update_layout({{"template", "plotly_dark"}});
  EXPECT_EQ(boost::json::parse(figure.to_json()), figure.json());
  EXPECT_EQ(figure["layout.template.layout.paper_bgcolor"], "rgb(17,17,17)");
  figure.update_layout({{"template_layout_paper_bgcolor", "red"}});
  EXPECT_EQ(figure["layout.template.layout.paper_bgcolor"], "red");
  EXPECT_EQ(Figure(go::Bar(), {{"template", "plotly_dark"}})["layout.template.layout.paper_bgcolor"], "rgb(17,17,17)");
}

TEST(GraphObjects, WrongNamesAreRefusedWithTheirPlace) {
  EXPECT_EQ(cut(message_of([] {
              go::Bar({{"marker", {{"colour", "red"}}}});
            })),
            "Attribute not found: bar.marker.colour; did you mean color?)");
  EXPECT_EQ(cut(message_of([] {
              go::Bar({{"marker_colour", "red"}});
            })),
            "Attribute not found: bar.marker.colour; did you mean color?)");
  EXPECT_EQ(cut(message_of([] {
              go::Bar({{"makrer_color", "red"}});
            })),
            "Attribute not found: bar.makrer_color; did you mean marker?)");
  EXPECT_EQ(cut(message_of([] {
              Figure().update_layout({{"xaxis2_titel_text", "a"}});
            })),
            "Attribute not found: layout.xaxis2.titel_text; did you mean title?)");
  EXPECT_EQ(cut(message_of([] {
              Figure(go::Bar(), {{"annotations", {{{"txt", "a"}}}}});
            })),
            "Attribute not found: layout.annotations[0].txt; did you mean text?)");
  EXPECT_EQ(cut(message_of([] { go::Trace("scater", {}); })),
            "Trace type not found: scater; did you mean scatter or scatter3d?)");
  EXPECT_EQ(message_of([] { go::Bar({{"x_y", 1}}); }), "Cannot set a part of what is no object: bar.x.y");
  EXPECT_EQ(cut(message_of([] { go::Bar()["marker.colr"]; })), "Attribute not found: bar.marker.colr; did you mean color?)");
  EXPECT_EQ(message_of([] { Figure()["frames"]; }), "A path in a figure begins with layout. or data[number].: frames");
  EXPECT_EQ(message_of([] { Figure()["data[2].x"]; }), "No such trace: data[2].x (there are 0)");
  EXPECT_EQ(cut(message_of([] { Figure().for_each("axis", [](go::Object&) {}); })),
            "Part of a layout not found: axis; did you mean xaxis or yaxis?)");
}

TEST(GraphObjects, WrongValuesAreRefusedWithTheirPlace) {
  const auto refused = [](std::initializer_list<go::Value> attributes) {
    return message_of([&] { (void)go::Scatter(attributes); });
  };
  EXPECT_EQ(refused({{"mode", "linez"}}),
            "Value of scatter.mode is not made of its flags, joined by +: linez (have: lines, markers, text, none; did you mean "
            "lines?)");
  EXPECT_EQ(refused({{"mode", "lines+marker"}}),
            "Value of scatter.mode is not made of its flags, joined by +: lines+marker (have: lines, markers, text, none; did "
            "you mean markers?)");
  EXPECT_EQ(refused({{"opacity", 2}}), "Value of scatter.opacity is not a number from 0 to 1: 2");
  EXPECT_EQ(refused({{"opacity", std::numeric_limits<double>::quiet_NaN()}}),
            "Value of scatter.opacity is not a number from 0 to 1: null");
  EXPECT_EQ(refused({{"marker_size", std::vector<double>{1, -2}}}),
            "Value of scatter.marker.size[1] is not a number of at least 0: -2.0");
  EXPECT_EQ(refused({{"line_width", "2"}}), "Value of scatter.line.width is not a number of at least 0: 2");
  EXPECT_EQ(refused({{"line_width", {1, 2}}}), "Value of scatter.line.width is not a number of at least 0: [1,2]");
  EXPECT_EQ(refused({{"line_width", std::vector<int>{1, 2}}}),
            "Value of scatter.line.width is not one value: an array of numbers");
  EXPECT_EQ(refused({{"marker_color", "redd"}}),
            "Value of scatter.marker.color is not a color or a number on the color scale: redd (a color is a CSS name, #rrggbb, "
            "or rgb(), "
            "hsl() and the like; did you mean red?)");
  EXPECT_EQ(cut(refused({{"marker_colorscale", "viridus"}})),
            "Value of scatter.marker.colorscale is not the name of a color scale: viridus; did you mean viridis?)");
  EXPECT_EQ(refused({{"line_shape", "splne"}}),
            "Value of scatter.line.shape is not one of its choices: splne (have: linear, spline, hv, vh, hvh, vhv; did you mean "
            "spline?)");
  EXPECT_EQ(refused({{"x", 3}}), "Value of scatter.x is not a list: 3");
  EXPECT_EQ(refused({{"marker", "red"}}), "Value of scatter.marker is not an object: red");
  EXPECT_EQ(refused({{"showlegend", 1}}), "Value of scatter.showlegend is not true or false: 1");
  EXPECT_EQ(refused({{"xaxis", "y"}}), "Value of scatter.xaxis is not the name of a subplot: y (have: x, x2, ...)");
  EXPECT_EQ(refused({{"type", "bar"}}), "Value of scatter.type cannot be changed: \"bar\"");
  EXPECT_EQ(cut(message_of([] {
              Figure().update_layout({{"template", "plotly_wite"}});
            })),
            "Value of layout.template is not the name of a template: plotly_wite; did you mean plotly_white?)");
  EXPECT_EQ(message_of([] {
              Figure().update_layout({{"xaxis_range", {1, 2, 3}}});
            }),
            "Value of layout.xaxis.range is not a list of 2 values: [1,2,3]");
  EXPECT_EQ(message_of([] { Figure().update_layout({{"shapes[0].x0", 1}}); }), "No such item: layout.shapes[0] (the list has 0)");
  EXPECT_EQ(message_of([] {
              Figure().update_layout({{"shapes_x0", 1}});
            }),
            "A list takes the number of an item: layout.shapes.x0");
}

TEST(GraphObjects, WhatIsRefusedLeavesTheRestAsItWas) {
  Figure figure(go::Scatter({{"marker", {{"size", 3}, {"color", "red"}}}}));
  EXPECT_NE(message_of([&] { figure.update_traces({{"marker", {{"size", -1}}}}); }), "no error");
  EXPECT_EQ(figure["data[0].marker.size"], 3);
  EXPECT_EQ(figure["data[0].marker.color"], "red");
  EXPECT_NE(message_of([&] { figure.update_traces({{"line", {{"width", -1}}}}); }), "no error");
  EXPECT_FALSE(figure["data[0].line"].is_object());
}

TEST(Subplots, MistakesNameTheArgument) {
  const Figure grid = make_subplots({.rows = 2, .cols = 2, .specs = {{{}, {.type = "polar"}}, {no_subplot, {}}}});
  const auto add = [&](go::Trace trace, const At& at) {
    return message_of([&] { Figure(grid).add_trace(std::move(trace), at); });
  };
  EXPECT_EQ(add(go::Bar(), {3, 1}), "No such place in the grid: row 3, column 1 (rows are 1 to 2, columns 1 to 2)");
  EXPECT_EQ(add(go::Bar(), {.row = 1}), "A place in the grid takes a row and a column");
  EXPECT_EQ(add(go::Bar(), {2, 1}), "No subplot at (2, 1)");
  EXPECT_EQ(add(go::Bar(), {1, 2}), "A trace of type bar cannot stand in the subplot at (1, 2), which is of type polar");
  EXPECT_EQ(add(go::Bar(), {.row = 1, .col = 1, .secondary_y = true}),
            "The subplot at (1, 1) has no secondary y axis: its spec needs \"secondary_y\"");
  EXPECT_EQ(message_of([] { Figure().add_trace(go::Bar(), {1, 1}); }), "Rows and columns need a figure of make_subplots()");
  EXPECT_EQ(message_of([&] {
              Figure(grid).add_shape({{"type", "line"}}, {1, 2});
            }),
            "What stands on axes cannot be in the subplot at (1, 2), which is of type polar");
  EXPECT_EQ(message_of([] { Cells("al"); }), "Rows and columns are numbers or \"all\": al");
  EXPECT_EQ(message_of([] { make_subplots({.rows = 0}); }), "Argument 'rows' of make_subplots is not at least 1: 0");
  EXPECT_EQ(message_of([] { make_subplots({.rows = 3, .vertical_spacing = 0.6}); }),
            "Argument 'vertical_spacing' of make_subplots leaves no room for 3 subplots: 0.6");
  EXPECT_EQ(message_of([] { make_subplots({.cols = 2, .column_widths = {1}}); }),
            "Argument 'column_widths' of make_subplots has not one number for each of 2: 1");
  EXPECT_EQ(cut(message_of([] { make_subplots({.specs = {{{.type = "polr"}}}}); })),
            "Argument 'specs' of make_subplots has no such type: polr; did you mean polar?)");
  EXPECT_EQ(message_of([] { make_subplots({.shared_xaxes = "row"}); }),
            "Axes are shared by true, \"rows\", \"columns\" or \"all\": row");
  EXPECT_EQ(message_of([] { Figure().grid_text(); }), "Rows and columns need a figure of make_subplots()");
  EXPECT_EQ(message_of([] {
              Figure(go::Bar()).add_vline(1, {{"annotation_text", "a"}, {"annotation_position", "centre"}});
            }),
            "annotation_position is made of top or bottom, left or right, and of rectangles inside or outside: centre");
}

}  // namespace
}  // namespace weft
