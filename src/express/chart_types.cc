// A chart -> what plotly.express draws for it: the trace's type, and what traces and layout begin with.
#include "express/chart_types.h"

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

namespace weft::px {
namespace {

using boost::json::array;
using boost::json::object;

struct TraceInfo {
  std::string_view name;
  SubplotKind subplot;
};

const TraceInfo& info_of(TraceKind trace) {
  using enum SubplotKind;
  static constexpr TraceInfo all[] = {{"scatter", xy},
                                      {"scattergl", xy},
                                      {"bar", xy},
                                      {"histogram", xy},
                                      {"box", xy},
                                      {"violin", xy},
                                      {"funnel", xy},
                                      {"histogram2d", xy},
                                      {"histogram2dcontour", xy},
                                      {"scatter3d", scene},
                                      {"scatterternary", ternary},
                                      {"scatterpolar", polar},
                                      {"scatterpolargl", polar},
                                      {"barpolar", polar},
                                      {"scattergeo", geo},
                                      {"choropleth", geo},
                                      {"scattermap", map},
                                      {"choroplethmap", map},
                                      {"densitymap", map},
                                      {"splom", domain},
                                      {"parcoords", domain},
                                      {"parcats", domain},
                                      {"pie", domain},
                                      {"funnelarea", domain},
                                      {"sunburst", domain},
                                      {"treemap", domain},
                                      {"icicle", domain}};
  return all[static_cast<std::size_t>(trace)];
}

void put(object& target, std::string_view key, const std::string& value) {
  if (!value.empty()) target[key] = value;
}

void put(object& target, std::string_view key, const std::optional<int>& value) {
  if (value) target[key] = *value;
}

array to_array(const std::vector<std::string>& texts) { return array(texts.begin(), texts.end()); }

// A box without lines, of which only the points are seen.
object points_only() {
  return {{"boxpoints", "all"},
          {"fillcolor", "rgba(255,255,255,0)"},
          {"hoveron", "points"},
          {"line", {{"color", "rgba(255,255,255,0)"}}},
          {"pointpos", 0},
          {"x0", " "},
          {"y0", " "}};
}

object bins_2d(const Arguments& arguments) {
  object patch = {{"xbingroup", "x"}, {"ybingroup", "y"}};
  put(patch, "histfunc", arguments.histfunc);
  put(patch, "histnorm", arguments.histnorm);
  put(patch, "nbinsx", arguments.nbinsx);
  put(patch, "nbinsy", arguments.nbinsy);
  return patch;
}

void put_points(object& patch, std::string_view key, const Setting& points) {
  if (points.text()) patch[key] = *points.text();
  if (points.flag()) patch[key] = *points.flag();
}

}  // namespace

std::string_view name_of(ChartKind chart) {
  static constexpr std::string_view names[] = {
#define WEFT_PX_NAME_OF_CHART(type, name) #name,
      WEFT_PX_CHARTS(WEFT_PX_NAME_OF_CHART)
#undef WEFT_PX_NAME_OF_CHART
  };
  return names[static_cast<std::size_t>(chart)];
}

std::string_view name_of(TraceKind trace) { return info_of(trace).name; }

SubplotKind subplot_of(TraceKind trace) { return info_of(trace).subplot; }

bool is_hierarchy(TraceKind trace) {
  return trace == TraceKind::sunburst || trace == TraceKind::treemap || trace == TraceKind::icicle;
}

bool is_histogram2d(TraceKind trace) { return trace == TraceKind::histogram2d || trace == TraceKind::histogram2dcontour; }

TraceKind trace_of(ChartKind chart) {
  switch (chart) {
    case ChartKind::scatter:
    case ChartKind::line:
    case ChartKind::area:
    case ChartKind::ecdf:
      return TraceKind::scatter;
    case ChartKind::bar:
    case ChartKind::timeline:
      return TraceKind::bar;
    case ChartKind::histogram:
      return TraceKind::histogram;
    case ChartKind::box:
    case ChartKind::strip:
      return TraceKind::box;
    case ChartKind::violin:
      return TraceKind::violin;
    case ChartKind::density_heatmap:
      return TraceKind::histogram2d;
    case ChartKind::density_contour:
      return TraceKind::histogram2dcontour;
    case ChartKind::funnel:
      return TraceKind::funnel;
    case ChartKind::funnel_area:
      return TraceKind::funnelarea;
    case ChartKind::pie:
      return TraceKind::pie;
    case ChartKind::scatter_3d:
    case ChartKind::line_3d:
      return TraceKind::scatter3d;
    case ChartKind::scatter_polar:
    case ChartKind::line_polar:
      return TraceKind::scatterpolar;
    case ChartKind::bar_polar:
      return TraceKind::barpolar;
    case ChartKind::scatter_ternary:
    case ChartKind::line_ternary:
      return TraceKind::scatterternary;
    case ChartKind::scatter_geo:
    case ChartKind::line_geo:
      return TraceKind::scattergeo;
    case ChartKind::choropleth:
      return TraceKind::choropleth;
    case ChartKind::scatter_map:
    case ChartKind::line_map:
      return TraceKind::scattermap;
    case ChartKind::density_map:
      return TraceKind::densitymap;
    case ChartKind::choropleth_map:
      return TraceKind::choroplethmap;
    case ChartKind::scatter_matrix:
      return TraceKind::splom;
    case ChartKind::parallel_coordinates:
      return TraceKind::parcoords;
    case ChartKind::parallel_categories:
      return TraceKind::parcats;
    case ChartKind::sunburst:
      return TraceKind::sunburst;
    case ChartKind::treemap:
      return TraceKind::treemap;
    case ChartKind::icicle:
      return TraceKind::icicle;
  }
  return TraceKind::scatter;
}

bool is_cartesian(ChartKind chart) { return chart != ChartKind::timeline && subplot_of(trace_of(chart)) == SubplotKind::xy; }

object trace_patch(ChartKind chart, const Arguments& arguments) {
  object patch;
  switch (chart) {
    case ChartKind::area:
      patch["stackgroup"] = "1";
      put(patch, "groupnorm", arguments.groupnorm);
      break;
    case ChartKind::bar:
      patch["textposition"] = "auto";
      break;
    case ChartKind::timeline:
      patch["textposition"] = "auto";
      patch["orientation"] = "h";
      break;
    case ChartKind::histogram:
      put(patch, "histnorm", arguments.histnorm);
      put(patch, "histfunc", arguments.histfunc);
      if (arguments.cumulative) patch["cumulative"] = object{{"enabled", *arguments.cumulative}};
      break;
    case ChartKind::density_heatmap:
      patch = bins_2d(arguments);
      break;
    case ChartKind::density_contour:
      patch = bins_2d(arguments);
      patch["contours"] = object{{"coloring", "none"}};
      break;
    case ChartKind::violin:
      put_points(patch, "points", arguments.points);
      patch["box"] = object{{"visible", arguments.box}};
      patch["scalegroup"] = "True";
      patch["x0"] = patch["y0"] = " ";
      break;
    case ChartKind::box:
      put_points(patch, "boxpoints", arguments.points);
      patch["notched"] = arguments.notched;
      patch["x0"] = patch["y0"] = " ";
      break;
    case ChartKind::strip:
      patch = points_only();
      break;
    case ChartKind::choropleth:
    case ChartKind::scatter_geo:
    case ChartKind::line_geo:
      put(patch, "locationmode", arguments.locationmode);
      break;
    case ChartKind::density_map:
      if (arguments.radius) patch["radius"] = *arguments.radius;
      break;
    case ChartKind::pie:
      patch["showlegend"] = arguments.names.given();
      if (arguments.hole) patch["hole"] = *arguments.hole;
      break;
    case ChartKind::funnel_area:
      patch["showlegend"] = arguments.names.given();
      break;
    case ChartKind::sunburst:
    case ChartKind::treemap:
    case ChartKind::icicle:
      put(patch, "branchvalues",
          arguments.branchvalues.empty() && !arguments.path.items().empty() ? "total" : arguments.branchvalues);
      put(patch, "maxdepth", arguments.maxdepth);
      break;
    default:
      break;
  }
  return patch;
}

object layout_patch(ChartKind chart, const Arguments& arguments) {
  object patch;
  const auto colorway = [&](std::string_view key) {
    if (!arguments.color_discrete_sequence.empty()) patch[key] = to_array(arguments.color_discrete_sequence);
  };
  switch (chart) {
    case ChartKind::bar:
      put(patch, "barmode", arguments.barmode);
      break;
    case ChartKind::histogram:
    case ChartKind::bar_polar:
      put(patch, "barmode", arguments.barmode);
      put(patch, "barnorm", arguments.barnorm);
      break;
    case ChartKind::timeline:
      patch["barmode"] = "overlay";
      break;
    case ChartKind::box:
      put(patch, "boxmode", arguments.boxmode);
      break;
    case ChartKind::strip:
      put(patch, "boxmode", arguments.stripmode);
      break;
    case ChartKind::violin:
      put(patch, "violinmode", arguments.violinmode);
      break;
    case ChartKind::scatter_matrix:
      patch["dragmode"] = "select";
      break;
    case ChartKind::pie:
      colorway("piecolorway");
      break;
    case ChartKind::funnel_area:
      colorway("funnelareacolorway");
      break;
    case ChartKind::sunburst:
      colorway("sunburstcolorway");
      break;
    case ChartKind::treemap:
      colorway("treemapcolorway");
      break;
    case ChartKind::icicle:
      colorway("iciclecolorway");
      break;
    default:
      break;
  }
  return patch;
}

}  // namespace weft::px
