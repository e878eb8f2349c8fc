"""Whoosh with arrays: a codec, fields, matchers, query nodes and a writer for exact substrings.

Stock Whoosh visits postings one at a time in Python. Here everything that is known of a term is a
pair of numpy arrays (article numbers, counts), so that writing, intersecting, counting and
scoring work on whole arrays. What is built on it is Whoosh all the same:

    fields.py    field types, which say what is indexed of a value
    columns.py   what is kept of each article, as arrays in a memory map
    texts.py     the folded texts, low and high bytes apart, so that they are scanned quickly
    packing.py   rising numbers and counts in few bytes, and back, many lists at once
    table.py     the terms of a field with their postings, as files of arrays
    runs.py      the grams of many texts, counted by sorting; runs merged into a table
    codec.py     Whoosh's codec: segments that hold tables and columns beside Whoosh's own files
    writer.py    Whoosh's writer, which takes whole batches
    merging.py   which segments become one, and how that is done beside everything else
    storage.py   segments as memory maps
    matcher.py   Whoosh's matcher on two arrays, with the quality of blocks
    scan.py      finds a phrase in the folded texts
    laid.py      texts of many articles laid end to end, in which all places are found at once
    queries.py   query nodes: values, numbers, dates
    substring.py the query node of an exact substring
    combining.py And, Or, Not of arrays
    searcher.py  Whoosh's searcher, which remembers what was worked out for a segment
"""
