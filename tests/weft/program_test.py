# What the installed `weft` program says and makes: its commands, a new project that builds and serves, and every message of a mistake.
#   program_test.py <Weft's build folder> <folder of the pinned wheels>
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.error
import urllib.request

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
WHEELS = pathlib.Path(sys.argv.pop(1)).resolve()
WORK = tempfile.TemporaryDirectory(prefix="weft-program-test-")
PREFIX = pathlib.Path(WORK.name) / "prefix"
WEFT = PREFIX / "bin/weft"
VERSION = re.search(r"^CMAKE_PROJECT_VERSION:\w+=(.*)$", (BUILD / "CMakeCache.txt").read_text(), re.M)[1]
COMPILER = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", (BUILD / "CMakeCache.txt").read_text(), re.M)[1]


def setUpModule():
    subprocess.run(["cmake", "--install", str(BUILD), "--prefix", str(PREFIX)], check=True, stdout=subprocess.DEVNULL)


def tearDownModule():
    WORK.cleanup()


def read(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()


class Program(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="weft-program-", dir=WORK.name)
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.environment = {**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache"), "CXX": COMPILER}

    def weft(self, *arguments, expect=0, program=WEFT, **environment):
        result = subprocess.run([str(program), *map(str, arguments)], cwd=self.folder, text=True, capture_output=True,
                                env={**self.environment, **environment}, timeout=120)
        self.assertEqual(result.returncode, expect, result.stdout + result.stderr)
        return result.stdout if expect == 0 else result.stderr

    def complaint(self, *arguments, **environment):
        text = self.weft(*arguments, expect=1, **environment)
        self.assertTrue(text.startswith("weft: "), text)
        self.assertEqual(text.count("\n"), 1, text)
        return text.removeprefix("weft: ").strip()

    def test_what_it_knows(self):
        self.assertEqual(self.weft("--version"), f"weft {VERSION}\n")
        self.assertEqual(self.weft("--prefix"), f"{PREFIX}\n")
        self.assertIn("usage: weft <command>", self.weft("--help"))
        self.weft(expect=2)
        self.assertIn("--target NAME", self.weft("run", "--help"))
        self.assertIn("usage: weft new FOLDER", self.weft("new", "--help"))
        self.assertIn("weft components add NAME", self.weft("components", "--help"))
        self.assertIn("--namespace NAME", self.weft("components", "add", "--help"))
        self.assertEqual(self.complaint("rum"), "Command not found: rum (have: new, run, components, scheduler, worker, info, status; did you mean run?)")
        self.assertEqual(self.complaint("components", "ad"), "Command of components not found: ad (have: add; did you mean add?)")

    def test_new(self):
        self.assertIn("weft run my_app", self.weft("new", "my_app"))
        self.assertEqual(sorted(path.name for path in (self.folder / "my_app").iterdir()),
                         [".gitignore", "CMakeLists.txt", "README.md", "app.cpp"])
        self.assertIn("project(my_app ", (self.folder / "my_app/CMakeLists.txt").read_text())
        for path in (self.folder / "my_app").iterdir():
            self.assertNotRegex(path.read_text(), re.escape(str(PREFIX)) + r"|@\w+@")
        self.assertEqual(self.complaint("new", "my_app"), "There is something already: my_app")
        self.assertEqual(self.complaint("new"), "new takes the name of a folder: weft new my_app")
        self.assertEqual(self.complaint("new", "a", "b"), "new takes the name of a folder: weft new my_app")
        self.assertEqual(self.complaint("new", "/proc/my_app"), "Cannot write: /proc/my_app/app.cpp")

    def test_new_project_builds_as_its_readme_says(self):
        self.weft("new", "my app")
        project = self.folder / "my app"
        readme = (project / "README.md").read_text()
        commands = re.findall(r"^    ((?:cmake).*)$", readme, re.M)
        self.assertEqual(len(commands), 2, readme)
        script = "set -e\n" + commands[0] + "\n" + commands[1].split(" && ")[0] + "\n"
        result = subprocess.run(["bash", "-c", script], cwd=project, text=True, capture_output=True,
                                env={**self.environment, "PATH": f"{WEFT.parent}:{os.environ['PATH']}"})
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.serve([project / "build/app"], project)
        self.check_service_manager(project / "build/app")

    def check_service_manager(self, app):
        """The program as systemd starts it: with a socket, and somebody to tell that it is ready."""
        told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        told.bind(str(self.folder / "told"))
        told.settimeout(60)
        start = f"exec env LISTEN_PID=$$ NOTIFY_SOCKET='{self.folder}/told' '{app}' 3<&{{}}"
        with told, socket.create_server(("127.0.0.1", 0)) as listening:
            os.set_inheritable(listening.fileno(), True)
            program = subprocess.Popen(["bash", "-c", start.format(listening.fileno())], pass_fds=[listening.fileno()],
                                       stdout=subprocess.DEVNULL, env={**self.environment, "LISTEN_FDS": "1", "PORT": "1"})
            self.assertEqual(told.recv(100), b"READY=1")
            self.assertIn(b"First app", read(f"http://127.0.0.1:{listening.getsockname()[1]}/_dash-layout"))
            program.send_signal(signal.SIGTERM)
            self.assertEqual(program.wait(timeout=60), 0)
        for environment, expected in [({"LISTEN_FDS": "2"}, "One socket was expected from LISTEN_FDS, not 2"),
                                      ({"LISTEN_FDS": "1"}, "The socket that was handed over is none to listen on: 3")]:
            result = subprocess.run(["bash", "-c", f"exec env LISTEN_PID=$$ '{app}' 3</dev/null"], text=True, capture_output=True,
                                    env={**self.environment, **environment}, timeout=60)
            self.assertIn(expected, result.stderr)
        # What was meant for another process is none of ours.
        self.serve([app], self.folder, LISTEN_FDS="1", LISTEN_PID="1")

    def serve(self, command, folder, look=None, **environment):
        program = subprocess.Popen(list(map(str, command)), cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env={**self.environment, "PORT": "0", **environment})
        try:
            line = program.stdout.readline()
            found = re.search(r"running on (http://127\.0\.0\.1:\d+/)", line)
            self.assertTrue(found, line)
            if look:
                look(found[1])
            else:
                self.assertIn(b"First app", read(found[1] + "_dash-layout"))
        finally:
            program.send_signal(signal.SIGINT)
            _, errors = program.communicate(timeout=60)
        self.assertEqual(program.returncode, 0, errors)
        return errors

    def test_run_of_a_folder(self):
        self.weft("new", "my_app")
        errors = self.serve([WEFT, "run", "my_app"], self.folder)
        self.assertRegex(errors, r"weft: building for http://127\.0\.0\.1:\d+/ \(Ctrl-C to stop\)\nweft: built in \d+\.\d s\n")
        self.assertEqual(sorted(path.name for path in (self.folder / "my_app").iterdir()),
                         [".gitignore", "CMakeLists.txt", "README.md", "app.cpp"])
        self.check_that_nothing_outlives_it()

    def check_that_nothing_outlives_it(self):
        program = subprocess.Popen([str(WEFT), "run", "my_app", "--port", "0"], cwd=self.folder, text=True, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, env=self.environment)
        url = re.search(r"running on (http://\S+)", program.stdout.readline())[1]
        program.kill()
        program.wait()
        # The end of the output is when the last process with it has ended, the app too.
        self.assertEqual(program.stdout.read(), "")
        program.stdout.close()
        with self.assertRaises(urllib.error.URLError):
            read(url)

    def test_library_of_components(self):
        self.weft("new", "my_app")
        (wheel,) = WHEELS.glob("dash_bootstrap_components-*.whl")
        added = subprocess.run([str(WEFT), "components", "add", "dash-bootstrap-components", "--from", str(wheel)], text=True,
                               cwd=self.folder / "my_app", capture_output=True, env=self.environment)
        self.assertIn("66 components of dash-bootstrap-components 2.0.4 as weft::dbc", added.stdout, added.stderr)

        # It is there, but no part of a program that does not use it.
        self.serve([WEFT, "run", "my_app"], self.folder, lambda url: self.assertNotIn(b"bootstrap", read(url)))

        source = self.folder / "my_app/app.cpp"
        text = source.read_text().replace("<weft/weft.h>", "<weft/weft.h>\n#include <weft_components/dbc.h>")
        source.write_text(text.replace('html::H1("First app")', 'dbc::Button("First app", {.color = "primary"})'))

        def look(url):
            page = read(url).decode()
            script = re.search(r'<script src="/(_dash-component-suites/dash_bootstrap_components/[^"]+)"', page)
            self.assertTrue(script, page)
            self.assertLess(page.index("dash_renderer"), script.start())
            with urllib.request.urlopen(url + script[1]) as answer:
                self.assertEqual(answer.headers["Cache-Control"], "public, max-age=31536000, immutable")
                self.assertIn(b"dash_bootstrap_components", answer.read())
            self.assertIn('"dash_bootstrap_components":{"', page)  # which properties hold components
            self.assertIn(b'"namespace":"dash_bootstrap_components"', read(url + "_dash-layout"))
            self.assertIn(b'"packages":["dash","plotly","dash_bootstrap_components"]', read(url + "_reload-hash"))

        self.serve([WEFT, "run", "my_app"], self.folder, look)

    def test_mistakes_of_run(self):
        self.assertEqual(self.complaint("run", "absent.cpp"), "No such file or folder: absent.cpp")
        (self.folder / "notes.txt").write_text("x")
        self.assertEqual(self.complaint("run", "notes.txt"), "Not a C++ source file (such as app.cpp): notes.txt")
        self.assertEqual(self.complaint("run"),
                         "The folder has no CMakeLists.txt: . (name a source file, or make a project with weft new)")
        self.assertEqual(self.complaint("run", "a.cpp", "b.cpp"),
                         "run takes one file or folder; the program's arguments come behind --: b.cpp")
        self.assertEqual(self.complaint("run", "--prot", "1"),
                         "Option of run not found: --prot (have: --host, --port, --target; did you mean --port?)")
        self.assertEqual(self.complaint("run", "--port"), "The option needs a value: --port")
        self.assertEqual(self.complaint("run", "--port=70000"), "A port is a number from 0 to 65535, not: 70000")
        self.assertEqual(self.complaint("run", PORT="x"), "A port is a number from 0 to 65535, not: x")
        (self.folder / "app.cpp").write_text("int main() {}\n")
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            self.assertEqual(self.complaint("run", "app.cpp", "--port", port),
                             f"Port {port} is in use on 127.0.0.1 (choose another with --port)")
        self.assertEqual(self.complaint("run", "app.cpp", "--host", "no.such.host.invalid"),
                         "Host to listen on not found: no.such.host.invalid")
        self.assertRegex(self.complaint("run", "app.cpp", "--host", "192.0.2.1"), "^Cannot listen on 192.0.2.1, port 8050: ")

    def tools(self, *names):
        """A folder for PATH with nothing but these programs."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        for name in names:
            found = next(pathlib.Path(path) / name for path in os.environ["PATH"].split(":") if (pathlib.Path(path) / name).exists())
            (folder / name).symlink_to(found)
        return str(folder)

    def test_missing_tools(self):
        (self.folder / "app.cpp").write_text("int main() {}\n")
        self.assertEqual(self.complaint("run", "app.cpp", PATH=self.tools("cmake", "ninja"), CXX=""),
                         "No C++ compiler: install one (Debian: apt-get install g++), or name it with CXX in the environment")
        self.assertEqual(self.complaint("run", "app.cpp", CXX="no-such-compiler"),
                         "No such compiler as CXX in the environment says: no-such-compiler")
        self.assertEqual(self.complaint("run", "app.cpp", PATH=self.tools("ninja")),
                         "CMake is not there (Debian: apt-get install cmake)")
        self.assertEqual(self.complaint("run", "app.cpp", PATH=self.tools("cmake")),
                         "Ninja is not there (Debian: apt-get install ninja-build)")
        self.assertEqual(self.complaint("components", "add", "x", PATH=self.tools()),
                         "Python 3 is not there, which writes the components' C++ (Debian: apt-get install python3)")
        python = pathlib.Path(self.tools())
        (python / "python3").symlink_to(sys.executable)
        self.assertIn("The program brotli is not there", self.weft("components", "add", "x", PATH=str(python), expect=1))

    def test_not_installed(self):
        built = BUILD / "tools/weft/weft"
        (self.folder / "app.cpp").write_text("int main() {}\n")
        for arguments in (["run", "app.cpp"], ["new", "x"], ["components", "add", "x"], ["--prefix"]):
            self.assertRegex(self.weft(*arguments, program=built, expect=1),
                             r"Weft's package is not beside this program: install it with \./dev install --prefix P, and run P/bin/weft")

    def run_until(self, pattern, *arguments, look=lambda said: None):
        """Runs `weft run` until it has said something, looks at what it does then, and stops it."""
        program = subprocess.Popen([str(WEFT), "run", "--port", "0", *map(str, arguments)], cwd=self.folder, text=True,
                                   stderr=subprocess.PIPE, env=self.environment)
        said = ""
        too_long = threading.Timer(240, program.kill)
        too_long.start()
        try:
            while not re.search(pattern, said):
                line = program.stderr.readline()
                self.assertTrue(line, said)
                said += line
            look(said)
        finally:
            too_long.cancel()
            program.send_signal(signal.SIGTERM)
            program.communicate(timeout=60)
        self.assertEqual(program.returncode, 0, said)
        return said

    def test_page_while_there_is_no_program(self):
        source = self.folder / "app.cpp"

        def expect_page(*texts):
            def look(said):
                with self.assertRaises(urllib.error.HTTPError) as caught:
                    read(re.search(r"http://\S+", said)[0])
                with caught.exception as answer:
                    page = answer.read().decode()
                self.assertEqual(answer.code, 503)
                for text in (*texts, '<meta http-equiv="refresh" content="1">'):
                    self.assertIn(text, page)
            return look

        source.write_text("#include <nothing.h>\nint main() {}\n")
        self.run_until("waiting for a change", "app.cpp",
                       look=expect_page("<h1>The source does not compile</h1>", "app.cpp:1:10: fatal error: nothing.h"))
        source.write_text("#include <iostream>\nint main() { std::cerr << \"a <b> & c\\n\"; return 5; }\n")
        self.run_until("waiting for a change", "app.cpp",
                       look=expect_page("<h1>The program ended with status 5 before it served</h1>", "a &lt;b&gt; &amp; c"))
        source.write_text("int main() {}\n")
        self.run_until("waiting for a change", "app.cpp", look=expect_page("<h1>The program ended without serving</h1>"))

    def test_projects(self):
        (self.folder / "one.cpp").write_text("int main() { return 3; }\n")
        lists = self.folder / "CMakeLists.txt"
        begin = "cmake_minimum_required(VERSION 3.25)\nproject(some LANGUAGES CXX)\n"
        lists.write_text(begin + "add_executable(first one.cpp)\nadd_executable(second one.cpp)\n")
        self.run_until(r"weft: The project makes several programs; choose one with --target: first, second; waiting", ".")
        self.run_until(r"weft: Program of the project not found: third \(have: first, second\); waiting", ".", "--target", "third")
        said = self.run_until(r"waiting for a change", ".", "--target", "second")
        self.assertIn("weft: The program ended with status 3 before it served; waiting for a change\n", said)
        (self.folder / "one.cpp").write_text("int main() {}\n")
        self.run_until(r"weft: the program ended without serving; waiting for a change", ".", "--target", "second")
        lists.write_text(begin + "add_library(none STATIC one.cpp)\n")
        self.run_until(r"weft: The project makes no program: .*CMakeLists\.txt; waiting", ".")
        lists.write_text(begin + "find_package(NoSuchPackage REQUIRED)\nadd_executable(first one.cpp)\n")
        said = self.run_until(r"weft: CMake cannot configure the project; waiting", ".")
        self.assertIn("NoSuchPackage", said)

    def test_components_of_a_single_file(self):
        library = self.folder / "components/acme"
        (library / "include/weft_components").mkdir(parents=True)
        (library / "include/weft_components/acme.h").write_text("#pragma once\nint acme();\n")
        (library / "acme.cc").write_text("int acme() { return 7; }\n")
        (library / "CMakeLists.txt").write_text(
            "add_library(weft_components_acme STATIC acme.cc)\nadd_library(weft_components::acme ALIAS weft_components_acme)\n"
            "target_include_directories(weft_components_acme PUBLIC include)\n"
            "set_property(GLOBAL APPEND PROPERTY WEFT_COMPONENT_LIBRARIES weft_components::acme)\n")
        (self.folder / "app.cpp").write_text("#include <weft_components/acme.h>\nint main() { return acme(); }\n")
        self.run_until(r"weft: The program ended with status 7 before it served", "app.cpp")


if __name__ == "__main__":
    unittest.main()
