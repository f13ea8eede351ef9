// Turns an error into the page that the browser's developer tools show in their frame.
#include "dash/errors/error_page.h"

#include "base/html_text.h"

namespace weft::dash {
namespace {

std::string stack_list(const std::vector<std::string>& stack) {
  if (stack.empty()) return "";
  std::string list = "<h2>Thrown in</h2>\n<ol>\n";
  for (const std::string& line : stack) list += "<li>" + base::escape_html(line) + "</li>\n";
  return list + "</ol>\n";
}

}  // namespace

std::string render_error_page(const ErrorPage& page) {
  // The developer tools tell a page from plain text by its first characters.
  return R"(<!doctype html>
<html>
<head>
<meta charset="UTF-8">
<title>)" +
         base::escape_html(page.title) +
         R"(</title>
<style>
body { font: 14px/1.5 system-ui, sans-serif; margin: 1.5em; color: #222; background: #fff; }
h1 { font-size: 1.2em; margin: 0 0 .7em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f4f6; border-left: 4px solid #d33; padding: .8em 1em; margin: 0 0 1em; }
dt { color: #777; float: left; width: 6em; }
dd { margin: 0 0 0 6em; font-family: monospace; }
h2 { font-size: 1em; margin: 1.2em 0 .3em; }
li { font-family: monospace; }
</style>
</head>
<body>
<h1>)" + base::escape_html(page.title) +
         "</h1>\n<pre>" + base::escape_html(page.message) + "</pre>\n<dl>\n<dt>where</dt><dd>" + base::escape_html(page.place) +
         "</dd>\n<dt>log line</dt><dd>" + base::escape_html(page.description) + "</dd>\n</dl>\n" + stack_list(page.stack) +
         "</body>\n</html>\n";
}

}  // namespace weft::dash
