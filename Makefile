# 匠谱：make site 生成网站，make test 全部检查。第一次运行会自己准备好 .venv。
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
SIZES ?= 200,2000,20000
EXAMPLES ?= 50000
RECORDS ?= 1002,10020
SIDE_BY_SIDE ?= --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: readable site serve check format test fuzz fuzz-build bench bench-build bench-pages clean

readable: $(VENV)/.site # MkDocs 读设置在钩子以前，读不了只说英文；先看一眼编码和权限
	@$(BIN)/python -c "open('mkdocs.yml', encoding='utf-8').read()" 2>/dev/null || { $(BIN)/jiangpu check mkdocs.yml; exit 1; }

site: readable ## 生成网站到 site/
	@$(BIN)/mkdocs build --strict

serve: readable ## 边改边看，地址见输出
	@$(BIN)/mkdocs serve

check: $(VENV)/.site ## 只检查内容，很快
	@$(BIN)/jiangpu check

format: $(VENV)/.test ## 把代码排成统一的格式
	@$(BIN)/ruff format hooks tests

# Debian 的软件包、Python 的软件包同时装，类型和格式同时查：一台新机器上省两分钟
test: ## 全部测试：格式、类型、单元、生成、浏览器
	@$(PYTHON) tests/prepare.py & prepared=$$!; \
	$(MAKE) --no-print-directory $(VENV)/.test || exit 1; \
	$(BIN)/mypy > $(VENV)/types.txt 2>&1 & typed=$$!; \
	$(BIN)/ruff format --check --quiet hooks tests || { echo '格式不对，运行 make format'; exit 1; }; \
	$(BIN)/ruff check hooks tests || exit 1; \
	wait $$prepared || exit 1; \
	wait $$typed || { cat $(VENV)/types.txt; exit 1; }; \
	$(BIN)/python -m pytest $(SIDE_BY_SIDE)

fuzz: $(VENV)/.test ## 用随机的文字试读写，一小时上下；少一点：make fuzz EXAMPLES=1000
	@JIANGPU_FUZZ=$(EXAMPLES) $(BIN)/python -m pytest tests/fuzz

fuzz-build: $(VENV)/.test ## 随便改一个小网站几百遍，没变的不重做，和从头生成的比
	@$(BIN)/python tests/series.py --series 300
	@$(BIN)/python tests/series.py --series 60 --kill
	@$(BIN)/python tests/series.py --series 60 --first 300 --jobs 2

bench: $(VENV)/.bench ## 搜索同别家比，要半个多小时；只比小的：make bench SIZES=200,2000
	@$(BIN)/python tests/prepare.py
	@$(BIN)/python tests/bench/search/run.py --sizes $(SIZES)

bench-build: $(VENV)/.site ## 生成网站要多久，一千条和一万条；只量小的：make bench-build RECORDS=1002
	@$(BIN)/python tests/bench/build/run.py --sizes $(RECORDS)

bench-pages: $(VENV)/.bench site ## 用 Lighthouse 在手机上量各种页面，机器要闲着
	@$(BIN)/python tests/prepare.py
	@$(BIN)/python tests/bench/pages/run.py

clean: ## 删掉生成的东西
	rm -rf site .site-building* .site-old* .site-lock .site-swap .cache $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo '需要 Python 3.11 或更新：用 make PYTHON=python3.12 指定'; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo '正在安装需要的软件包，第一次要一两分钟……'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[og,office,desk]'
	@touch $@

$(VENV)/.test: $(VENV)/.site
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[og,office,pdf,desk,federation,analysis,test]'
	@touch $@

$(VENV)/.bench: $(VENV)/.test tests/bench/requirements.txt tests/bench/package.json
	@command -v npm >/dev/null || { echo '比搜索要用 Node.js 和 npm，请先安装：apt-get install nodejs npm'; exit 2; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --requirement tests/bench/requirements.txt
	@cd tests/bench && npm install --silent
	@touch $@
