# The files of deploy/ and the `weft` program -> a verdict: what the ones say of the other is so. Run by a Python with PyYAML.
#   manifests_test.py <Weft's build folder>
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
BUILD = pathlib.Path(sys.argv[1]).resolve()
WEFT = BUILD / "tools/weft/weft"
UNITS = {"": 1, "m": 2**20, "MB": 10**6, "GB": 10**9, "Gi": 2**30}
# Part of every Debian: the package manager needs them itself.
BASE = {"libc6", "libgcc-s1", "libstdc++6"}

problems = []


def expect(holds, problem):
    if not holds:
        problems.append(problem)


def output(*command):
    result = subprocess.run([str(part) for part in command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return result.stdout


def size(text):
    number, unit = re.fullmatch(r"([\d.]+)(\w*)", text).groups()
    return float(number) * UNITS[unit]


def option(words, name):
    return words[words.index(name) + 1] if name in words else None


def documents():
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    kinds = {}
    for document in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text()):
        kinds[document["kind"]] = document
    return compose["services"], kinds


def pods(cluster):
    """Name of a container -> the container, of a RayCluster."""
    groups = [cluster["spec"]["headGroupSpec"], *cluster["spec"]["workerGroupSpecs"]]
    return {one["name"]: one for group in groups for one in group["template"]["spec"]["containers"]}


def commands(services, containers):
    """(where, words) of every `weft ...` that the manifests run."""
    for name, service in services.items():
        yield f"compose.yaml, {name}", shlex.split(service["command"])
        if "healthcheck" in service:
            yield f"compose.yaml, {name}'s healthcheck", shlex.split(service["healthcheck"]["test"])
    for name, container in containers.items():
        yield f"kubernetes.yaml, {name}", container["command"]
        for probe in ("readinessProbe", "livenessProbe"):
            words = container[probe]["exec"]["command"]
            if words[:2] == ["sh", "-c"]:
                words = shlex.split(words[2].split("|")[0])
            if words[0] == "weft":
                yield f"kubernetes.yaml, {name}'s {probe}", words


def check_commands(all_commands):
    seen = set()
    for where, words in all_commands:
        expect(words[0] == "weft", f"{where} does not run weft: {words}")
        help_text = output(WEFT, words[1], "--help")
        for name in [word for word in words if word.startswith("--")]:
            expect(re.search(rf"{name}\b", help_text), f"{where} has an option that `weft {words[1]}` does not have: {name}")
        seen.add(words[1])
    expect(seen == {"scheduler", "worker", "info"}, f"the manifests run other commands than expected: {seen}")


def check_ray_version(cluster):
    pinned = re.search(r"^ray==(\S+)", (ROOT / "tools/dev/ray.txt").read_text(), re.M)[1]
    with tempfile.TemporaryDirectory() as folder:
        python = pathlib.Path(folder) / "python"
        python.write_text("#!/bin/sh\nexit 1\n")
        python.chmod(0o755)
        told = output(WEFT, "scheduler", "--python", python)
    versions = {"kubernetes.yaml": cluster["spec"]["rayVersion"],
                "the weft program": re.search(r"ray==([\d.]+)", told)[1],
                "docs/cluster.md": re.search(r"ray==([\d.]+)", (ROOT / "docs/cluster.md").read_text())[1]}
    for where, version in versions.items():
        expect(version == pinned, f"{where} has Ray {version}, not {pinned}")


def check_ports(services, containers, service):
    help_text = output(WEFT, "scheduler", "--help")
    flight, status, ray = (int(re.search(rf"{name} .*default (\d+)", help_text)[1]) for name in ("--port N", "--status-port N", "--ray-port N"))
    expect(services["scheduler"]["ports"] == [f"127.0.0.1:{port}:{port}" for port in (flight, status)], "compose.yaml publishes other ports")
    expect({port["containerPort"] for port in containers["ray-head"]["ports"]} == {ray, flight}, "kubernetes.yaml: the head has other ports")
    expect([port["port"] for port in service["spec"]["ports"]] == [flight], "kubernetes.yaml: the service has another port")
    expect(f"\nEXPOSE {flight} {status}\n" in (DEPLOY / "Dockerfile").read_text(), "the Dockerfile exposes other ports")


def check_memory(services, containers):
    for name, one in services.items():
        words = shlex.split(one["command"])
        expect(size(option(words, "--store-memory")) <= size(one["shm_size"]), f"compose.yaml: the results of {name} do not fit into its /dev/shm")
    for name, one in containers.items():
        held = size(option(one["command"], "--memory-limit") or "0") + size(option(one["command"], "--store-memory"))
        expect(held < size(one["resources"]["limits"]["memory"]), f"kubernetes.yaml: {name} may hold more than it is given")


def needed_libraries(prefix):
    """Names of the libraries that installed files name, and are not installed with them."""
    files = [path for folder in ("bin", "lib") for path in (prefix / folder).iterdir() if path.is_file()]
    needed = set()
    for path in files:
        needed |= set(re.findall(r"\(NEEDED\).*\[(.+)\]", output("readelf", "--dynamic", path)))
    return needed - {path.name for path in files}


def packages_of(libraries):
    found = dict(re.findall(r"^\s*(\S+) \(.*x86-64.*\) => (\S+)", output("/sbin/ldconfig", "-p"), re.M))
    missing = libraries - set(found)
    expect(not missing, f"what is installed needs libraries that are not here: {missing}")
    # dpkg knows some by /lib, some by /usr/lib; they are the same folder.
    patterns = [f"*/{pathlib.Path(found[name]).resolve().name}" for name in libraries & set(found)]
    return set(re.findall(r"^([^:\s]+)(?::\w+)?: /(?:usr/)?lib/x86_64-linux-gnu/[^/]*$", output("dpkg", "--search", *patterns), re.M))


def check_packages():
    with tempfile.TemporaryDirectory(prefix="weft-deploy-") as folder:
        prefix = pathlib.Path(folder) / "prefix"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
        needed = packages_of(needed_libraries(prefix)) - BASE
    image = (DEPLOY / "Dockerfile").read_text().split("\nFROM ")[-1]
    installed = set(re.search(r"apt-get install ([^&]*)", image)[1].replace("\\", "").split())
    libraries = {name for name in installed if name[0] != "-"} - {"ca-certificates", "python3-venv", "tzdata"}
    expect(libraries == needed, f"the image needs the packages {sorted(needed)}, and has {sorted(libraries)}")
    told = re.search(r"needs only Debian's packages `([^`]*)`", (ROOT / "docs/dependencies.md").read_text())[1]
    expect(set(told.split()) == needed, f"docs/dependencies.md has other packages than are needed: {told.split()}")


def main():
    services, kinds = documents()
    cluster = kinds["RayCluster"]
    containers = pods(cluster)
    check_commands(commands(services, containers))
    check_ray_version(cluster)
    check_ports(services, containers, kinds["Service"])
    check_memory(services, containers)
    check_packages()
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
