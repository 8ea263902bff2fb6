"""The invented press that ``pinkslip demo`` reads: its articles, its pages and its archives.

``press/`` holds the articles as a writer would keep them and the pages as their outlets print them, ``outlets/`` the
catalogue, ``build.py`` makes the archives from both. Every company, person and outlet in them is made up; domains end
in ``.example`` (RFC 2606), which no network can reach.
"""
