// Builds the figures of recorded/figures.json, call by call, and compares them with plotly.py's.
#include <gtest/gtest.h>

#include <map>

#include <boost/json.hpp>

#include <weft/error.h>
#include <weft/graph_objects.h>
#include <weft/subplots.h>

#include "graph_objects/recorded_values.h"

namespace weft {
namespace {

using boost::json::array;
using boost::json::object;

Cells cells_of(const Json& value) {
  if (value.is_string()) return value.get_string().c_str();
  if (value.is_array()) return boost::json::value_to<std::vector<int>>(value);
  return value.to_number<int>();
}

At at_of(const object& options) {
  At at;
  if (const Json* row = options.if_contains("row")) at.row = cells_of(*row);
  if (const Json* col = options.if_contains("col")) at.col = cells_of(*col);
  if (const Json* secondary = options.if_contains("secondary_y")) at.secondary_y = secondary->as_bool();
  if (const Json* exclude = options.if_contains("exclude_empty_subplots")) at.exclude_empty_subplots = exclude->as_bool();
  return at;
}

Select select_of(const object& options) {
  Select select;
  if (const Json* row = options.if_contains("row")) select.row = row->to_number<int>();
  if (const Json* col = options.if_contains("col")) select.col = col->to_number<int>();
  if (const Json* secondary = options.if_contains("secondary_y")) select.secondary_y = secondary->as_bool();
  if (const Json* overwrite = options.if_contains("overwrite")) select.overwrite = overwrite->as_bool();
  if (const Json* selector = options.if_contains("selector")) {
    if (selector->is_string())
      select.selector = selector->get_string().c_str();
    else if (selector->is_number())
      select.selector = selector->to_number<int>();
    else
      select.selector = Selector(*selector);
  }
  return select;
}

void run_spanning(Figure& figure, const std::string& name, const array& places, object options) {
  const At at = at_of(options);
  for (const char* key : {"row", "col", "exclude_empty_subplots"}) options.erase(key);
  const go::Value attributes{Json(options)};
  if (name == "add_vline") figure.add_vline(places[0], Json(options), at);
  if (name == "add_hline") figure.add_hline(places[0], Json(options), at);
  if (name == "add_vrect") figure.add_vrect(places[0], places[1], Json(options), at);
  if (name == "add_hrect") figure.add_hrect(places[0], places[1], Json(options), at);
}

using Update = Figure& (Figure::*)(const go::Value&, const Select&);
const std::map<std::string, Update> updates = {{"update_traces", &Figure::update_traces},
                                               {"update_xaxes", &Figure::update_xaxes},
                                               {"update_yaxes", &Figure::update_yaxes},
                                               {"update_scenes", &Figure::update_scenes},
                                               {"update_polars", &Figure::update_polars},
                                               {"update_geos", &Figure::update_geos},
                                               {"update_ternaries", &Figure::update_ternaries},
                                               {"update_maps", &Figure::update_maps},
                                               {"update_coloraxes", &Figure::update_coloraxes},
                                               {"update_legends", &Figure::update_legends},
                                               {"update_smiths", &Figure::update_smiths},
                                               {"update_shapes", &Figure::update_shapes},
                                               {"update_annotations", &Figure::update_annotations},
                                               {"update_layout_images", &Figure::update_layout_images},
                                               {"update_selections", &Figure::update_selections}};

using AddKind = Figure& (Figure::*)(go::Value, const At&);
const std::map<std::string, AddKind> add_kinds = {{"add_bar", &Figure::add_bar},
                                                  {"add_barpolar", &Figure::add_barpolar},
                                                  {"add_box", &Figure::add_box},
                                                  {"add_candlestick", &Figure::add_candlestick},
                                                  {"add_carpet", &Figure::add_carpet},
                                                  {"add_choropleth", &Figure::add_choropleth},
                                                  {"add_choroplethmap", &Figure::add_choroplethmap},
                                                  {"add_cone", &Figure::add_cone},
                                                  {"add_contour", &Figure::add_contour},
                                                  {"add_contourcarpet", &Figure::add_contourcarpet},
                                                  {"add_densitymap", &Figure::add_densitymap},
                                                  {"add_funnel", &Figure::add_funnel},
                                                  {"add_funnelarea", &Figure::add_funnelarea},
                                                  {"add_heatmap", &Figure::add_heatmap},
                                                  {"add_histogram", &Figure::add_histogram},
                                                  {"add_histogram2d", &Figure::add_histogram2d},
                                                  {"add_histogram2dcontour", &Figure::add_histogram2dcontour},
                                                  {"add_icicle", &Figure::add_icicle},
                                                  {"add_image", &Figure::add_image},
                                                  {"add_indicator", &Figure::add_indicator},
                                                  {"add_isosurface", &Figure::add_isosurface},
                                                  {"add_mesh3d", &Figure::add_mesh3d},
                                                  {"add_ohlc", &Figure::add_ohlc},
                                                  {"add_parcats", &Figure::add_parcats},
                                                  {"add_parcoords", &Figure::add_parcoords},
                                                  {"add_pie", &Figure::add_pie},
                                                  {"add_quiver", &Figure::add_quiver},
                                                  {"add_sankey", &Figure::add_sankey},
                                                  {"add_scatter", &Figure::add_scatter},
                                                  {"add_scatter3d", &Figure::add_scatter3d},
                                                  {"add_scattercarpet", &Figure::add_scattercarpet},
                                                  {"add_scattergeo", &Figure::add_scattergeo},
                                                  {"add_scattergl", &Figure::add_scattergl},
                                                  {"add_scattermap", &Figure::add_scattermap},
                                                  {"add_scatterpolar", &Figure::add_scatterpolar},
                                                  {"add_scatterpolargl", &Figure::add_scatterpolargl},
                                                  {"add_scattersmith", &Figure::add_scattersmith},
                                                  {"add_scatterternary", &Figure::add_scatterternary},
                                                  {"add_splom", &Figure::add_splom},
                                                  {"add_streamtube", &Figure::add_streamtube},
                                                  {"add_sunburst", &Figure::add_sunburst},
                                                  {"add_surface", &Figure::add_surface},
                                                  {"add_table", &Figure::add_table},
                                                  {"add_treemap", &Figure::add_treemap},
                                                  {"add_violin", &Figure::add_violin},
                                                  {"add_volume", &Figure::add_volume},
                                                  {"add_waterfall", &Figure::add_waterfall}};

using Add = Figure& (Figure::*)(const go::Value&, const At&);
const std::map<std::string, Add> adds = {{"add_shape", &Figure::add_shape},
                                         {"add_annotation", &Figure::add_annotation},
                                         {"add_layout_image", &Figure::add_layout_image},
                                         {"add_selection", &Figure::add_selection}};

SharedAxes shared_of(const Json& value) {
  return value.is_bool() ? SharedAxes(value.get_bool()) : SharedAxes(value.as_string().c_str());
}

// What has no such member in C++ does not compile.
[[noreturn]] void refuse_member(std::string_view name) { throw Error(ErrorKind::user, "no such member: " + std::string(name)); }

SubplotSpec spec_of(const Json& value) {
  if (value.is_null()) return no_subplot;
  SubplotSpec spec;
  for (const auto& [key, item] : value.as_object()) {
    if (key == "type")
      spec.type = item.as_string().c_str();
    else if (key == "is_3d")
      spec.type = "scene";
    else if (key == "secondary_y")
      spec.secondary_y = item.as_bool();
    else if (key == "colspan")
      spec.colspan = item.to_number<int>();
    else if (key == "rowspan")
      spec.rowspan = item.to_number<int>();
    else if (key == "l")
      spec.l = item.to_number<double>();
    else if (key == "r")
      spec.r = item.to_number<double>();
    else if (key == "t")
      spec.t = item.to_number<double>();
    else if (key == "b")
      spec.b = item.to_number<double>();
    else
      refuse_member(key);
  }
  return spec;
}

SubplotInset inset_of(const Json& value) {
  SubplotInset inset;
  for (const auto& [key, item] : value.as_object()) {
    if (key == "cell")
      inset.cell = {item.at(0).to_number<int>(), item.at(1).to_number<int>()};
    else if (key == "type")
      inset.type = item.as_string().c_str();
    else if (key == "l")
      inset.l = item.to_number<double>();
    else if (key == "w")
      inset.w = item.to_number<double>();
    else if (key == "b")
      inset.b = item.to_number<double>();
    else if (key == "h")
      inset.h = item.to_number<double>();
    else
      refuse_member(key);
  }
  return inset;
}

Subplots subplots_of(const object& given) {
  const auto texts = [](const Json& value) { return boost::json::value_to<std::vector<std::string>>(value); };
  const auto doubles = [](const Json& value) { return boost::json::value_to<std::vector<double>>(value); };
  Subplots subplots;
  for (const auto& [key, value] : given) {
    if (key == "rows")
      subplots.rows = value.to_number<int>();
    else if (key == "cols")
      subplots.cols = value.to_number<int>();
    else if (key == "start_cell")
      subplots.start_cell = value.as_string().c_str();
    else if (key == "shared_xaxes")
      subplots.shared_xaxes = shared_of(value);
    else if (key == "shared_yaxes")
      subplots.shared_yaxes = shared_of(value);
    else if (key == "horizontal_spacing")
      subplots.horizontal_spacing = value.to_number<double>();
    else if (key == "vertical_spacing")
      subplots.vertical_spacing = value.to_number<double>();
    else if (key == "subplot_titles")
      subplots.subplot_titles = texts(value);
    else if (key == "column_titles")
      subplots.column_titles = texts(value);
    else if (key == "row_titles")
      subplots.row_titles = texts(value);
    else if (key == "column_widths")
      subplots.column_widths = doubles(value);
    else if (key == "row_heights")
      subplots.row_heights = doubles(value);
    else if (key == "x_title")
      subplots.x_title = value.as_string().c_str();
    else if (key == "y_title")
      subplots.y_title = value.as_string().c_str();
    else if (key == "font")
      subplots.font = go::Value(value);
    else if (key == "specs") {
      for (const auto& row : value.as_array()) {
        auto& specs = subplots.specs.emplace_back();
        for (const auto& spec : row.as_array()) specs.push_back(spec_of(spec));
      }
    } else if (key == "insets") {
      for (const auto& inset : value.as_array()) subplots.insets.push_back(inset_of(inset));
    }
  }
  return subplots;
}

void run(Figure& figure, const Json& step) {
  const std::string name = step.at("call").as_string().c_str();
  const Json arguments = revive(step.at("arguments")), options = revive(step.at("options"));
  const array& given = arguments.as_array();
  if (name == "update_layout") {
    figure.update_layout(given[0], options.as_object().contains("overwrite"));
  } else if (name == "add_trace") {
    figure.add_trace(go::Trace(given[0]), at_of(options.as_object()));
  } else if (name == "add_traces") {
    std::vector<go::Trace> traces;
    for (const auto& trace : given[0].as_array()) traces.emplace_back(go::Value(trace));
    const object& places = options.as_object();
    if (places.empty()) {
      figure.add_traces(std::move(traces));
    } else {
      figure.add_traces(std::move(traces), boost::json::value_to<std::vector<int>>(places.at("rows")),
                        boost::json::value_to<std::vector<int>>(places.at("cols")));
    }
  } else if (const auto update = updates.find(name); update != updates.end()) {
    (figure.*update->second)(given[0], select_of(options.as_object()));
  } else if (const auto add = adds.find(name); add != adds.end()) {
    (figure.*add->second)(given.empty() ? Json(object()) : given[0], at_of(options.as_object()));
  } else if (name == "set_subplots") {
    figure.set_subplots(subplots_of(options.as_object()));
  } else if (const auto add_kind = add_kinds.find(name); add_kind != add_kinds.end()) {
    (figure.*add_kind->second)(given.empty() ? Json(object()) : given[0], at_of(options.as_object()));
  } else {
    run_spanning(figure, name, given, options.as_object());
  }
}

Figure begin(const object& row) {
  if (const Json* subplots = row.if_contains("make_subplots")) return make_subplots(subplots_of(subplots->as_object()));
  std::vector<go::Trace> traces;
  std::vector<go::Frame> frames;
  if (const Json* data = row.if_contains("data")) {
    for (const auto& trace : data->as_array()) traces.emplace_back(go::Value(revive(trace)));
  }
  if (const Json* steps = row.if_contains("frames")) {
    for (const auto& frame : steps->as_array()) frames.emplace_back(go::Value(revive(frame)));
  }
  const Json* layout = row.if_contains("layout");
  return Figure(std::move(traces), layout ? go::Layout(go::Value(revive(*layout))) : go::Layout(), std::move(frames));
}

TEST(Kinds, HaveEachAFunctionThatAddsOne) {
  EXPECT_EQ(add_kinds.size(), 47u);
  for (const auto& [name, add] : add_kinds) {
    Figure figure;
    (figure.*add)({{"name", "n"}}, {});
    EXPECT_EQ(figure.json().at("data"), (Json(array{object{{"type", name.substr(4)}, {"name", "n"}}}))) << name;
  }
}

Json answer_of(const Figure& figure, const Json& step) {
  const Json& arguments = step.at("arguments");
  return figure.get_subplot(arguments.at(0).to_number<int>(), arguments.at(1).to_number<int>(),
                            step.at("options").as_object().contains("secondary_y"));
}

// A figure keeps them, its text does not.
void expect_uids(const Figure& figure, const object& row) {
  Json whole = figure.json();
  for (std::size_t i = 0; i < figure.num_traces(); ++i) {
    object& trace = whole.at("data").at(i).as_object();
    const Json* uid = trace.if_contains("uid");
    EXPECT_EQ(uid ? *uid : Json(), row.contains("uids") ? row.at("uids").at(i) : Json());
    trace.erase("uid");
  }
  EXPECT_TRUE(equal(whole, boost::json::parse(figure.to_json())));
}

TEST(RecordedFigures, AreBuiltTheSame) {
  const Json recorded = read_recorded("figures.json");
  for (const auto& item : recorded.at("figures").as_array()) {
    const object& row = item.as_object();
    const std::string name = row.at("name").as_string().c_str();
    SCOPED_TRACE(name);
    try {
      Figure figure = begin(row);
      std::size_t answered = 0;
      for (const auto& step : row.at("calls").as_array()) {
        if (step.at("call") != "get_subplot") {
          run(figure, step);
          continue;
        }
        const Json answer = answer_of(figure, step);
        const Json expected = row.contains("answers") ? row.at("answers").at(answered++) : "refused";
        EXPECT_TRUE(equal(answer, expected)) << answer << "\n" << expected;
      }
      if (row.contains("refused")) {
        ADD_FAILURE() << "was not refused";
        continue;
      }
      Json made = boost::json::parse(figure.to_json());
      expect_uids(figure, row);
      if (!row.contains("keep_template")) made.at("layout").as_object().erase("template");
      EXPECT_TRUE(equal(made, row.at("figure"))) << made << "\n" << row.at("figure");
      if (const Json* grid = row.if_contains("grid")) {
        EXPECT_EQ(figure.grid_text(), grid->as_string().c_str());
      }
    } catch (const Error& error) {
      EXPECT_TRUE(row.contains("refused")) << error.what();
      EXPECT_EQ(error.kind(), ErrorKind::user);
    } catch (const std::exception& error) {
      ADD_FAILURE() << error.what();
    }
  }
}

}  // namespace
}  // namespace weft
