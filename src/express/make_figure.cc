// A table and the arguments of a chart -> the figure.
#include "express/make_figure.h"

#include <algorithm>
#include <memory>
#include <set>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "base/text.h"
#include "express/animation.h"
#include "express/axes.h"
#include "express/choices.h"
#include "express/colors.h"
#include "express/defaults.h"
#include "express/labels.h"
#include "express/make_plan.h"
#include "express/templates.h"
#include "express/traces.h"
#include "express/trendlines.h"
#include "figure/merge.h"

namespace weft::px {
namespace {

using boost::json::array;
using boost::json::object;

object make_coloraxis(const Plan& plan) {
  const Arguments& arguments = plan.arguments;
  object axis;
  const bool density = plan.kind == TraceKind::histogram2d || plan.kind == TraceKind::densitymap;
  if (const auto label = decorated_label(plan, density ? Argument::z : Argument::color)) {
    axis["colorbar"] = object{{"title", {{"text", *label}}}};
  }
  axis["colorscale"] = colorscale_of(arguments.color_continuous_scale, *plan.theme);
  // Else a template could let the scale be picked by the data's sign.
  if (arguments.color_continuous_scale.given() && !arguments.scale_is_default) axis["autocolorscale"] = false;
  if (arguments.color_continuous_midpoint) axis["cmid"] = *arguments.color_continuous_midpoint;
  if (arguments.range_color.given()) {
    if (!arguments.range_color.low().is_null()) axis["cmin"] = arguments.range_color.low();
    if (!arguments.range_color.high().is_null()) axis["cmax"] = arguments.range_color.high();
  }
  return axis;
}

object make_legend(const Plan& plan) {
  object legend;
  std::vector<std::string> labels;
  for (const auto& mapping : plan.mappings) {
    if (!mapping.in_name() || !mapping.column || mapping.identity || plan.grouping.groups.empty()) continue;
    const std::string& label = label_of(plan.arguments, mapping.column->name);
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
  }
  if (!labels.empty()) legend["title"] = object{{"text", base::join(labels)}};
  legend["tracegroupgap"] = 0;
  if (plan.draws(Argument::size) && !find_in(*plan.theme, {"layout", "legend", "itemsizing"})) legend["itemsizing"] = "constant";
  return legend;
}

object make_layout(const Plan& plan) {
  const Arguments& arguments = plan.arguments;
  object layout;
  layout["template"] = nullptr;  // stands first
  add_subplots(plan.grid, layout);
  if (plan.colorbar) layout["coloraxis"] = make_coloraxis(plan);
  if (arguments.height) layout["height"] = *arguments.height;
  if (arguments.width) layout["width"] = *arguments.width;
  layout["legend"] = make_legend(plan);
  if (!arguments.title.empty()) {
    layout["title"] = object{{"text", arguments.title}};
  } else if (!find_in(*plan.theme, {"layout", "margin", "t"})) {
    layout["margin"] = object{{"t", 60}};
  }
  if (!arguments.subtitle.empty()) {
    Json& title = layout["title"];
    if (!title.is_object()) title.emplace_object();
    title.get_object()["subtitle"] = object{{"text", arguments.subtitle}};
  }
  figure::merge(layout, plan.layout_patch);
  configure_axes(plan, layout);
  return layout;
}

// A frame of the animation, or all that is drawn when there is none.
struct Frame {
  std::size_t place = 0;
  std::string name;
  array traces = {};
  std::set<std::string> names_seen = {};
};

const Mapping* animation_of(const Plan& plan) {
  for (const auto& mapping : plan.mappings) {
    if (mapping.argument == Argument::animation_frame && mapping.column) return &mapping;
  }
  return nullptr;
}

std::vector<Frame> make_frames(const Plan& plan) {
  std::vector<Frame> frames;
  const Mapping* animation = animation_of(plan);
  for (const auto& group : plan.grouping.groups) {
    const std::size_t place = place_of(plan, group, Argument::animation_frame);
    auto frame = std::find_if(frames.begin(), frames.end(), [&](const Frame& known) { return known.place == place; });
    if (frame == frames.end()) {
      frames.push_back({place, animation ? animation->order->texts[place] : std::string()});
      frame = frames.end() - 1;
      frame->traces.reserve(plan.grouping.groups.size() * plan.specs.size());
    }
    const GroupNames names = name_group(plan, group);
    for (const auto& spec : plan.specs) frame->traces.push_back(make_trace(plan, spec, group, names, frame->names_seen));
  }
  std::stable_sort(frames.begin(), frames.end(), [](const Frame& a, const Frame& b) { return a.place < b.place; });
  return frames;
}

}  // namespace

Figure make_figure(ChartKind chart, const dd::Table& table, Arguments given) try {
  if (has_defaults()) apply_defaults(given);
  check_arguments(chart, given);
  const TemplatePtr theme = find_template(given.template_);
  const auto fits = std::make_shared<figure::Fits>();
  Plan plan;
  plan.fits = fits.get();
  make_plan(chart, table, given, *theme, plan);
  std::vector<Frame> frames = make_frames(plan);
  object figure;
  object layout = make_layout(plan);
  array overall;
  if (given.trendline_scope == "overall" && !given.trendline.empty() && !frames.empty()) {
    overall = overall_trendlines(plan, frames.front().traces);
  }
  if (frames.size() > 1) {
    std::vector<std::string> names;
    array written;
    for (auto& frame : frames) {
      names.push_back(frame.name);
      written.push_back(object{{"data", frame.traces}, {"name", frame.name}});
    }
    add_animation_controls(names, label_of(plan.arguments, *plan.name(Argument::animation_frame)),
                           plan.kind != TraceKind::scatter, layout);
    figure["data"] = std::move(frames.front().traces);
    figure["layout"] = std::move(layout);
    figure["frames"] = std::move(written);
  } else {
    figure["data"] = frames.empty() ? array() : std::move(frames.front().traces);
    figure["layout"] = std::move(layout);
  }
  array& traces = figure["data"].as_array();
  for (auto& trace : overall) traces.push_back(std::move(trace));
  return Figure(std::move(figure), theme, figure_grid(plan.grid), fits->empty() ? nullptr : fits);
} catch (const Error& error) {
  throw error.in("px::" + std::string(name_of(chart)));
}

}  // namespace weft::px
