// A form: dates, choices and numbers reach the handler as C++ types, in one struct; what it throws is shown on the page.
#include <chrono>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/error.h>
#include <weft/figure.h>
#include <weft/html.h>
using namespace weft;
using std::chrono::sys_days;
using std::chrono::year_month_day;

enum class Growth { linear, compound };
auto json_names(Type<Growth>) { return JsonNames<Growth>{{"linear", Growth::linear}, {"compound", Growth::compound}}; }

struct Plan {
  year_month_day begin, end;
  double amount, percent;
  Growth growth;
};
struct Result {
  Figure figure;
  std::string total, alert;
};

Result save(const Plan& plan) {
  if (sys_days(plan.end) <= sys_days(plan.begin)) throw Error(ErrorKind::user, "The end has to come after the beginning.");
  boost::json::array dates, values;
  double value = 0, interest = 0;
  for (year_month_day month = plan.begin; month <= plan.end; month += std::chrono::months(1)) {
    interest = plan.growth == Growth::compound ? (interest + value) * plan.percent / 1200 + interest
                                               : interest + value * plan.percent / 1200;
    value += plan.amount;
    dates.push_back(json_from(month.ok() ? month : month.year() / month.month() / std::chrono::last));
    values.push_back(value + interest);
  }
  Figure figure(
      {{"data", boost::json::array{{{"type", "bar"}, {"x", dates}, {"y", values}, {"marker", {{"color", "#4356e0"}}}}}},
       {"layout", {{"height", 320}, {"margin", {{"l", 60}, {"r", 10}, {"t", 10}, {"b", 40}}}, {"plot_bgcolor", "#fff"}}}});
  return {figure, std::to_string(static_cast<std::int64_t>(value + interest)) + " €", ""};
}

int main() {
  // What a handler throws becomes a message on the page.
  Dash app({.title = "Savings", .on_error = [](const std::exception& error) {
              set_props("alert", {{"children", error.what()}});
            }});
  const auto field = [](const char* label, const Component& control) {
    return html::Div({html::Div(label, {.className = "label"}), control}, {.className = "grow"});
  };
  app.layout = html::Div({
      html::H1("Savings"),
      html::P("What becomes of an amount that is put away each month.", {.className = "lead"}),
      html::Div(
          {field("From and to", dcc::DatePickerRange({.id = "dates", .end_date = "2027-01-01", .start_date = "2024-01-01"})),
           field("Each month, €", dcc::Input({.id = "amount", .style = {{"width", "90px"}}, .type = "number", .value = 250})),
           field("Interest, %",
                 dcc::Input({.id = "percent", .step = 0.1, .style = {{"width", "70px"}}, .type = "number", .value = 3.5})),
           field("Growth",
                 dcc::RadioItems({.id = "growth", .inline_ = true, .options = {"linear", "compound"}, .value = "compound"}))},
          {.className = "card row"}),
      html::Div({.id = "alert", .className = "alert"}),
      html::Div({html::Div("In the end", {.className = "label"}), html::Div({.id = "total", .className = "number"}),
                 dcc::Graph({.id = "graph"})},
                {.className = "card"}),
  });

  app.callback(
      Output{"graph", dcc::Graph.figure}.from(&Result::figure), Output{"total", "children"}.from(&Result::total),
      Output{"alert", "children"}.from(&Result::alert), Input{"dates", dcc::DatePickerRange.start_date}.into(&Plan::begin),
      Input{"dates", dcc::DatePickerRange.end_date}.into(&Plan::end), Input{"amount", dcc::Input.value}.into(&Plan::amount),
      Input{"percent", dcc::Input.value}.into(&Plan::percent), Input{"growth", dcc::RadioItems.value}.into(&Plan::growth), save);

  app.run();
}
